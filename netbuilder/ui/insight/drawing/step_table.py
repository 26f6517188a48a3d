"""The steps of the framing as a table: each with its switch, and what is read without it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from netbuilder.data.framing import ALL_STEPS, NO_STEPS, STEP_NAMES, Steps, without
from netbuilder.ui.insight.drawing.reading_button import ReadingButton
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.quiet_label import QuietLabel
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.ui.insight.drawing.lesson import Lesson

_SWITCHES: Final = {
    "scales": (
        N_("Crop and scale to 20×20"),
        N_("Off: a small digit stays small and where it was drawn."),
    ),
    "evens_pen": (
        N_("Normalize pen width"),
        N_("Off: thick strokes merge into blobs, thin ones become hairlines."),
    ),
    "softens": (
        N_("Anti-aliasing"),
        N_("Off: pixels are black or white; MNIST images have grey edges."),
    ),
    "centres": (
        N_("Centre by mass"),
        N_("Off: the bounding box is centred; in MNIST the centre of mass is."),
    ),
}
_NEED_SCALING: Final = ("evens_pen", "centres")


class StepTable(QWidget):
    """A row for each step, for all and for none; its figures choose the steps that they are of.

    Signals:
        steps_changed(steps): a `Steps`: drawings are to be framed by these from now on.
    """

    steps_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = ALL_STEPS
        self.switches = {name: QCheckBox(_(words)) for name, (words, _tip) in _SWITCHES.items()}
        self.figures = {
            ALL_STEPS: ReadingButton(_("All steps")),
            **{without(name): _figure_without(name) for name in STEP_NAMES},
            NO_STEPS: ReadingButton(_("No steps")),
        }
        self._lay_out()
        for box in self.switches.values():
            box.clicked.connect(self._on_switched)
        for steps, figure in self.figures.items():
            figure.clicked.connect(partial(self._on_figure_clicked, steps))
        self._show_steps()

    @property
    def steps(self) -> Steps:
        """The steps that are chosen."""
        return self._steps

    def choose(self, steps: Steps) -> None:
        """Choose other steps."""
        if steps != self._steps:
            self._steps = steps
            self._show_steps()
            self.steps_changed.emit(steps)

    def show_figures(self, lesson: Lesson) -> None:
        """Show how many sample drawings are read right with each choice."""
        for steps, figure in self.figures.items():
            figure.show_count(lesson.right(steps), of=len(lesson.readings(steps)))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        grid.addWidget(QuietLabel(_("Step")), 0, 0)
        header = QuietLabel(_("Correct without it"))
        header.setWordWrap(False)
        grid.addWidget(header, 0, 1, right)
        for row, name in enumerate(STEP_NAMES, start=1):
            grid.addWidget(self.switches[name], row, 0)
            grid.addWidget(self.figures[without(name)], row, 1)
        last = len(STEP_NAMES) + 1
        for row, steps in enumerate((ALL_STEPS, NO_STEPS), start=last):
            grid.addWidget(plain_label(self.figures[steps].name), row, 0)
            grid.addWidget(self.figures[steps], row, 1)
        grid.setColumnStretch(0, 1)

    def _show_steps(self) -> None:
        """Show which steps are chosen; two of them are only done to what is scaled."""
        for name, box in self.switches.items():
            is_done = self._steps.scales or name not in _NEED_SCALING
            box.setChecked(getattr(self._steps, name))
            box.setEnabled(is_done)
            box.setToolTip(_(_SWITCHES[name][1]) if is_done else _("Needs the first step."))
        for steps, figure in self.figures.items():
            figure.setChecked(steps == self._steps)

    @Slot()
    def _on_switched(self) -> None:
        self.choose(Steps(**{name: box.isChecked() for name, box in self.switches.items()}))

    def _on_figure_clicked(self, steps: Steps) -> None:
        self.choose(steps)
        self._show_steps()  # A click on the figure of the chosen steps has unchecked it.


def _figure_without(name: str) -> ReadingButton:
    return ReadingButton(_("Without this step: {step}").format(step=_(_SWITCHES[name][0])))
