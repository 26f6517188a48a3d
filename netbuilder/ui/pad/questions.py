"""Asks the engine what a drawing is, as often as it can be seen and no oftener."""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netbuilder.data.framing import ALL_STEPS, empty_image, frame_drawing
from netbuilder.data.strokes import Drawing
from netbuilder.engine.probes.comparison import Compare
from netbuilder.engine.probes.prediction import Predict
from netbuilder.files.built_in import built_in_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.data.framing import Steps
    from netbuilder.engine.probes.prediction import Predicted
    from netbuilder.engine.probes.probe import Probe
    from netbuilder.engine.protocol import Engine

PAUSE_MILLISECONDS = 17
FRUGAL_PAUSE_MILLISECONDS = 26
"""While a training wants the processors; together with the answer it stays within 33 ms."""
_REST = 3
"""Between two framings lies at least so many times what the last one took."""


class Questions(QObject):
    """Frames the drawing and asks, at most 60 times a second and only after a change.

    While `is_frugal`, as something else wants the processors, it asks less often.

    Every question has a number. An answer older than one already shown is dropped, as is any to
    a question from before the sheet was emptied or the weights went.

    Attributes:
        image: What was asked about last.
        asked: The number of the newest question.
        settled: The number up to which questions are answered, or of no interest any more.

    Signals:
        framed(image): the 28×28 image that the network gets.
        answered(predicted): a `Predicted` that is to be shown.
    """

    framed = Signal(object)
    answered = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_frugal = False
        self._engine = engine
        self._drawing = Drawing()
        self._steps = ALL_STEPS
        self._beside: dict[type[Probe], Callable[..., Probe]] = {}
        self.image = empty_image()
        self._is_dirty = False
        self._has_weights = False
        self.asked = 0
        self.settled = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_over)

    @property
    def is_settled(self) -> bool:
        """Whether the newest drawing has been asked about and answered."""
        return self.asked > 0 and self.asked == self.settled and not self._is_dirty

    @Slot(object)
    def set_drawing(self, drawing: Drawing) -> None:
        """Ask about another drawing; an empty one is not asked about."""
        self._drawing = drawing
        if drawing.is_empty:
            self.settled = self.asked
        self._ask_soon()

    def set_steps(self, steps: Steps) -> None:
        """Frame by some steps only from now on, also what is drawn already."""
        if steps != self._steps:
            self._steps = steps
            self._ask_soon()

    def ask_beside(self, kind: type[Probe], make: Callable[..., Probe]) -> None:
        """Ask another question about each drawing, too: `make(image, number=…)`."""
        self._beside[kind] = make
        self._ask_soon()

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

    def ask_again(self) -> None:
        """Ask the weights that have just come, if there is anything to ask about."""
        self._has_weights = True
        if not self._drawing.is_empty:
            self._ask_soon()

    def ask_no_more(self) -> None:
        """Ask nothing until weights come; late answers are dropped."""
        self._has_weights = False
        self.settled = self.asked

    def take(self, predicted: Predicted) -> None:
        """Pass an answer on, unless a newer one has been."""
        if predicted.number > self.settled:
            self.settled = predicted.number
            self.answered.emit(predicted)

    def is_newest(self, number: int) -> bool:
        """Tell whether this is the question that was answered last."""
        return number == self.settled

    def _ask_soon(self) -> None:
        self._is_dirty = True
        if not self._pause.isActive():
            self._on_pause_over()

    @Slot()
    def _on_pause_over(self) -> None:
        if not self._is_dirty:
            return
        self._is_dirty = False
        began = perf_counter()
        self.image = image = frame_drawing(self._drawing, self._steps)
        took = round((perf_counter() - began) * 1000)
        pause = FRUGAL_PAUSE_MILLISECONDS if self.is_frugal else PAUSE_MILLISECONDS
        self._pause.start(max(pause, _REST * took))
        self.framed.emit(image)
        if self._has_weights and not self._drawing.is_empty:
            self.asked += 1
            for make in (Predict, *self._beside.values()):
                self._engine.ask(make(image, number=self.asked))
