"""The run that is under way: how it goes, and the knobs that steer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from netbuilder.project.knobs import with_knobs
from netbuilder.ui.clicks import count_double_click_once
from netbuilder.ui.labels import plain_label, rich_label
from netbuilder.ui.quiet_label import QuietLabel
from netbuilder.ui.theme import theme_of
from netbuilder.ui.training.knobs_box import KnobsBox
from netbuilder.ui.training.run_words import state_sentence, turns_text
from netbuilder.ui.training.state import TrainingState
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from netbuilder.errors import NetBuilderError
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.project import Project
    from netbuilder.ui.session import Session
    from netbuilder.ui.training.controller import TrainingController
    from netbuilder.ui.training.state import Progress
    from netbuilder.ui.training.steering import Steering

_MOST_TURNS: Final = 200
"""That are listed; all of them are kept in the run."""


class RunPanel(QWidget):
    """State, knobs and turns of the training under way; how it ended stays to be applied.

    Signals:
        turned(knobs): the person wants the knobs there.
    """

    turned = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._controller: TrainingController | None = None
        self._steering: Steering | None = None
        self.title = _heading()
        self.sentence = QuietLabel()
        self.verbs = QHBoxLayout()
        self.box = KnobsBox()
        self.apply = QPushButton(_("Apply to the canvas"))
        self.take_back = QPushButton(_("Take back"))
        self.trouble = plain_label()
        self.turns_title = _heading()
        self.turns = rich_label()
        self._lay_out()
        self.box.turned.connect(self.turned)
        self.apply.clicked.connect(self._on_apply)
        self.take_back.clicked.connect(self._on_take_back)
        session.project_changed.connect(self._on_project_changed)
        session.loaded.connect(self._on_loaded)

    def _lay_out(self) -> None:
        self.apply.setToolTip(_("Let the network and the plan on the canvas have these settings"))
        self.take_back.setToolTip(_("Turn the knobs back to where they stood at the beginning"))
        self.turns_title.setText(_("Turned so far"))
        self.turns.setWordWrap(True)
        self.trouble.setWordWrap(True)
        self.trouble.setAccessibleName(_("Why a knob was not turned"))
        self.trouble.hide()
        self.verbs.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.apply)
        buttons.addWidget(self.take_back)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addLayout(self.verbs)
        layout.addWidget(self.sentence)
        layout.addWidget(self.box)
        layout.addWidget(self.trouble)
        layout.addLayout(buttons)
        layout.addWidget(self.turns_title)
        layout.addWidget(self.turns)
        layout.addStretch(1)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put verbs beneath the title; each of them takes back, or begins anew, what it did."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            count_double_click_once(button)
            self.verbs.addWidget(button)
        self.verbs.addStretch(1)

    def follow(self, controller: TrainingController) -> None:
        """Show and steer what `controller` trains."""
        self._controller = controller
        self.turned.connect(controller.turn)
        controller.state_changed.connect(self._on_state_changed)
        controller.progressed.connect(self._on_progressed)
        controller.steered.connect(self._on_steered)
        controller.knobs_refused.connect(self._on_knobs_refused)
        self._on_state_changed(controller.state)
        self._show()

    @Slot(object)
    def _on_state_changed(self, state: TrainingState) -> None:
        self.sentence.setText(state_sentence(state))
        if not state.is_under_way:
            self.box.forget()
            self._say_trouble("")
        if state in (TrainingState.IDLE, TrainingState.STARTING, TrainingState.FAILED):
            self.title.setText(_("No training is under way"))
        self._show()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self.title.setText(progress.stage)
        self._keep_epochs()

    @Slot(object)
    def _on_steered(self, steering: Steering | None) -> None:
        self._say_trouble("")
        if steering is not None:
            self._steering = steering
            self.box.show_steering(steering)
            self._keep_epochs()
        self._show()

    def _keep_epochs(self) -> None:
        """Let the training not end before the epoch that is under way."""
        live = None if self._controller is None else self._controller.live
        if live is not None:
            self.box.keep_epochs_from(len(live.epochs) + 1)

    @Slot(object)
    def _on_knobs_refused(self, error: NetBuilderError) -> None:
        self.box.show_as_they_stand()
        self._say_trouble(error.sentence())

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        palette = self.palette()
        error = QColor(theme_of(palette).error)
        palette.setColor(QPalette.ColorRole.WindowText, error)
        self.trouble.setPalette(palette)

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        self._show()

    @Slot()
    def _on_loaded(self) -> None:
        """Forget the run of the document before."""
        self._steering = None
        self.box.show_steering(None)
        self._show()

    def _show(self) -> None:
        steering, controller = self._steering, self._controller
        is_steerable = (
            controller is not None
            and controller.steering is not None
            and controller.state.is_under_way
        )
        self.box.setEnabled(is_steerable)
        for widget in (self.apply, self.take_back):
            widget.setVisible(steering is not None)
        self.apply.setEnabled(steering is not None and self._differs(steering.knobs))
        self.take_back.setEnabled(
            is_steerable and steering is not None and steering.knobs != steering.start
        )
        self._show_turns()

    def _show_turns(self) -> None:
        steering, controller = self._steering, self._controller
        live = None if controller is None else controller.live
        is_there = steering is not None and bool(steering.changes)
        for widget in (self.turns_title, self.turns):
            widget.setVisible(is_there)
        if steering is not None and live is not None and is_there:
            muted = theme_of(self.palette()).muted
            self.turns.setText(turns_text(steering, live, muted=muted, most=_MOST_TURNS))

    def _differs(self, knobs: Knobs) -> bool:
        project = self._session.project
        return with_knobs(project, knobs) != project

    @Slot()
    def _on_apply(self) -> None:
        steering = self._steering
        if steering is not None:
            title = _("Apply the knobs of the run")
            self._session.edit(title, lambda project: with_knobs(project, steering.knobs))

    @Slot()
    def _on_take_back(self) -> None:
        if self._steering is not None:
            self.turned.emit(self._steering.start)

    def changeEvent(self, event: QEvent) -> None:
        """Write the turns in the theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_turns()
            self._say_trouble(self.trouble.text())


def _heading() -> QLabel:
    label = plain_label()
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
