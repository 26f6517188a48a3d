"""Asks the engine what a drawing is, as often as it can be seen and no oftener."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netbuilder.data.framing import ALL_STEPS, empty_image, frame_drawing
from netbuilder.data.strokes import Drawing

if TYPE_CHECKING:
    from netbuilder.data.framing import Steps
    from netbuilder.engine.pad_messages import Predicted
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
        self._looks = False
        self.image = empty_image()
        self._is_dirty = False
        self._has_weights = False
        self._asked = 0
        self._settled = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_over)

    @property
    def is_settled(self) -> bool:
        """Whether the newest drawing has been asked about and answered."""
        return self._asked > 0 and self._asked == self._settled and not self._is_dirty

    @Slot(object)
    def set_drawing(self, drawing: Drawing) -> None:
        """Ask about another drawing; an empty one is not asked about."""
        self._drawing = drawing
        if drawing.is_empty:
            self._settled = self._asked
        self._ask_soon()

    def set_steps(self, steps: Steps) -> None:
        """Frame by some steps only from now on, also what is drawn already."""
        if steps != self._steps:
            self._steps = steps
            self._ask_soon()

    def set_looks(self, *, wanted: bool) -> None:
        """Ask for every block's output, too, or no more."""
        if wanted != self._looks:
            self._looks = wanted
            if wanted:
                self._ask_soon()

    def ask_again(self) -> None:
        """Ask the weights that have just come, if there is anything to ask about."""
        self._has_weights = True
        if not self._drawing.is_empty:
            self._ask_soon()

    def ask_no_more(self) -> None:
        """Ask nothing until weights come; late answers are dropped."""
        self._has_weights = False
        self._settled = self._asked

    def take(self, predicted: Predicted) -> None:
        """Pass an answer on, unless a newer one has been."""
        if predicted.generation > self._settled:
            self._settled = predicted.generation
            self.answered.emit(predicted)

    def is_newest(self, generation: int) -> bool:
        """Tell whether this is the question that was answered last."""
        return generation == self._settled

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
            self._asked += 1
            self._engine.predict(image, generation=self._asked, looks=self._looks)
