"""Asks the engine what a drawing is, as often as it can be seen and no oftener."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netbuilder.data.framing import ALL_STEPS, empty_image, frame_drawing
from netbuilder.engine.probes.comparison import Compare
from netbuilder.engine.probes.prediction import Predict
from netbuilder.files.built_in import built_in_title
from netbuilder.ui.widgets.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.data.framing import Steps
    from netbuilder.engine.probes.probe import Answer, Probe
    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.pad.canvas import PadCanvas

PAUSE_MILLISECONDS = 17
FRUGAL_PAUSE_MILLISECONDS = 26
"""Pause while a training wants the processors; together with the answer it stays within 33 ms."""
_REST = 3
"""Pause between two questions, in times of what it took to ask the last one; at least."""


class Questions(QObject):
    """Frames the drawing on the pad and asks, at most 60 times a second and only after a change.

    Every question has a number. An answer older than one already shown is dropped, as is any to
    a question from before the sheet was emptied or the weights went.

    Attributes:
        image: What was asked about last.
        asked: The number of the newest question.
        throttle: What keeps it to that.
        settled: The number up to which questions are answered, or of no interest any more.

    Signals:
        framed(image): the 28×28 image that the network gets.
        compares_changed(compares): the built-in model answers, too, from now on, or no longer.
    """

    framed = Signal(object)
    compares_changed = Signal(bool)

    def __init__(self, engine: Engine, canvas: PadCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._canvas = canvas
        self._steps = ALL_STEPS
        self._beside: dict[type[Probe], Callable[..., Probe]] = {}
        self.image = empty_image()
        self._has_weights = False
        self.asked = 0
        self.settled = 0
        self.throttle = Throttle(self._ask, self, least=PAUSE_MILLISECONDS, rest=_REST)
        canvas.drawing_changed.connect(self.throttle.ask)

    def be_frugal(self, *, is_frugal: bool) -> None:
        """Ask less often while something else wants the processors."""
        self.throttle.least = FRUGAL_PAUSE_MILLISECONDS if is_frugal else PAUSE_MILLISECONDS

    @property
    def is_settled(self) -> bool:
        """True once the newest drawing has been asked about and answered."""
        return self.asked > 0 and self.asked == self.settled and not self.throttle.is_wanted

    def set_steps(self, steps: Steps) -> None:
        """Frame by some steps only from now on, also what is drawn already."""
        if steps != self._steps:
            self._steps = steps
            self.throttle.ask()

    def ask_beside(self, kind: type[Probe], make: Callable[..., Probe]) -> None:
        """Ask another question about each drawing, too: `make(image, number=…)`."""
        self._beside[kind] = make
        self.throttle.ask()

    def ask_no_more_beside(self, kind: type[Probe]) -> None:
        """Leave out the questions of this kind from now on."""
        self._beside.pop(kind, None)

    @Slot(bool)
    def compare(self, wanted: bool) -> None:
        """Let the built-in model answer beside the person's own, or no more."""
        if wanted:
            self.ask_beside(Compare, partial(Compare, rival=built_in_title()))
        else:
            self.ask_no_more_beside(Compare)
        self.compares_changed.emit(wanted)

    def ask_again(self) -> None:
        """Ask the weights that have just come, if there is anything to ask about."""
        self._has_weights = True
        if not self._canvas.drawing.is_empty:
            self.throttle.ask()

    def ask_no_more(self) -> None:
        """Ask nothing until weights come; late answers are dropped."""
        self._has_weights = False
        self.drop()

    def drop(self) -> None:
        """Drop late answers to all that was asked so far."""
        self.settled = self.asked

    def take(self, answer: Answer) -> bool:
        """Take an answer; tell whether it is to be shown, as none newer has been."""
        is_new = answer.number > self.settled
        if is_new:
            self.settled = answer.number
        return is_new

    def is_newest(self, number: int) -> bool:
        """Tell whether this is the question that was answered last."""
        return number == self.settled

    def _ask(self) -> None:
        drawing = self._canvas.drawing
        self.image = image = frame_drawing(drawing, self._steps)
        self.framed.emit(image)
        if self._has_weights and not drawing.is_empty:
            self.asked += 1
            for make in (Predict, *self._beside.values()):
                self._engine.ask(make(image, number=self.asked))
