"""The drawing on its way to the network, and the reasons of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QTimer, Slot

from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.engine.probes.explanation import Explain, Explained
from netbuilder.project.certainty import answer_sentence
from netbuilder.project.task import ExampleKind
from netbuilder.ui.insight.drawing.lesson import Lesson
from netbuilder.ui.insight.drawing.panel import DrawingPanel
from netbuilder.ui.insight.view import Needs, View
from netbuilder.ui.widgets.frames import scrolling
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import N_, _, counted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.data.framing import Steps
    from netbuilder.engine.probes.probe import Answer, Probe, Unanswered
    from netbuilder.ui.insight.drawing.lesson import Readings
    from netbuilder.ui.insight.surroundings import Surroundings

_REST_MS = 250
"""Pause of the pen before reasons are asked for."""
_READING_MS = 1000
"""A training changes the weights four times a second; the sample drawings are read less often."""


class DrawingView(View):
    """Way and reasons of the newest drawing; what nobody looks at is not asked for."""

    id: ClassVar[str] = "drawing"
    title: ClassVar[str] = N_("Inspect drawing")
    tip: ClassVar[str] = N_(
        "Show how the drawing is preprocessed to 28×28 pixels, "
        "and why the network predicts this digit"
    )
    shortcut: ClassVar[str] = "Ctrl+1"
    order: ClassVar[int] = 10
    probes: ClassVar[tuple[type[Probe], ...]] = (Explain, PredictBatch)
    needs: ClassVar[Needs] = Needs(examples=(ExampleKind.IMAGE,))

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        pad = around.pad
        self.panel = panel = DrawingPanel()
        self.page = scrolling(panel, sideways=True)
        self._source = ""
        self._newest: tuple[int, NDArray[np.uint8]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask_why)
        self._lesson = Lesson(self.ask)
        self._reading = Throttle(self._read_samples, self, least=_READING_MS)
        pad.canvas.drawing_changed.connect(panel.pipeline.show_drawing)
        pad.answered.connect(self._on_answered)
        pad.emptied.connect(self._on_emptied)
        panel.pipeline.steps_changed.connect(self._on_steps_changed)
        panel.samples.chosen.connect(pad.canvas.show_drawing)

    def on_answer(self, answer: Answer) -> None:
        """Take reasons, and how well the sample drawings are read."""
        match answer:
            case Explained(number=number):
                if self._newest is not None and number == self._newest[0]:
                    bars = self.around.pad.bars
                    sentence = answer_sentence(bars.probabilities, bars.names)
                    self.panel.reasons.show_reasons(answer, f"{sentence}.")
            case BatchPredicted() if self._lesson.take(answer):
                self._source = answer.source
                self._show_lesson()

    def on_unanswered(self, unanswered: Unanswered) -> None:
        """Say it where the reasons, or the count of the sample drawings, would stand."""
        if unanswered.question == PredictBatch.__name__:
            self.forget_answers()
            self.panel.pipeline.say_effect(unanswered.reason)
        elif self._newest is not None and unanswered.number == self._newest[0]:
            self.panel.reasons.show_none(unanswered.reason)

    def on_subject_loaded(self) -> None:
        """Read the sample drawings again."""
        self._reading.ask()

    def forget_answers(self) -> None:
        """Tell no longer how a network reads that does not answer any more."""
        self._lesson.forget()
        self._show_lesson()

    def look_again(self) -> None:
        """Catch up with what happened while nobody looked."""
        self._show_lesson()
        self._reading.ask()
        if self._newest is not None:
            self._rest.start()

    @Slot(int, object)
    def _on_answered(self, number: int, image: NDArray[np.uint8]) -> None:
        self._newest = (number, image)
        self._rest.start()

    @Slot()
    def _on_emptied(self) -> None:
        self._newest = None
        self._rest.stop()
        self.panel.reasons.clear()

    @Slot()
    def _ask_why(self) -> None:
        if self._newest is not None and self.panel.isVisible():
            number, image = self._newest
            self.ask(Explain(image, number=number))

    @Slot(object)
    def _on_steps_changed(self, steps: Steps) -> None:
        self.around.pad.questions.set_steps(steps)
        self._show_lesson()
        self._reading.ask()

    def _read_samples(self) -> None:
        if self.panel.isVisible():
            self._lesson.read(self.panel.pipeline.steps)

    def _show_lesson(self) -> None:
        """Show what is known of how the sample drawings are read; themselves if anybody looks."""
        pipeline, steps = self.panel.pipeline, self.panel.pipeline.steps
        readings = self._lesson.readings(steps)
        pipeline.table.show_figures(self._lesson)
        pipeline.say_effect(_effect(readings, self._lesson.right(steps), self._source))
        if self.panel.isVisible():
            self.panel.samples.show_readings(steps, readings)


def _effect(readings: Readings, right: int | None, source: str) -> str:
    """Return how many of the sample drawings are read right; nothing where that is not known."""
    if right is None:
        return ""
    if None in readings:
        return _("{source} outputs NaN: it recognizes none of the sample drawings.").format(
            source=source
        )
    return counted(
        "With these steps {source} classifies {right} of {count} sample drawing correctly.",
        "With these steps {source} classifies {right} of {count} sample drawings correctly.",
        len(readings),
        source=source,
        right=right,
    )
