"""Lets the window look closer at a drawing: its way, its reasons, and what blocks make of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from netbuilder.data.framing import frame_drawing
from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.engine.probes.explanation import Explain, Explained
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.files.stored_drawings import stored_drawings
from netbuilder.project.certainty import answer_sentence
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import _

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.framing import Steps
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.insight.panel import InsightPanel
    from netbuilder.ui.pad.panel import PadPanel

_REST_MS = 250
"""So long the pen must rest before reasons are asked for."""
_READING_MS = 1000
"""A training changes the weights four times a second; the stored drawings are read less often."""
_ASKER = "stored drawings"


class InsightController(QObject):
    """Between the pad, the engine and the panel; what nobody looks at is not asked for."""

    def __init__(
        self, engine: Engine, pad: PadPanel, panel: InsightPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._pad = pad
        self._panel = panel
        self._newest: tuple[int, NDArray[np.uint8]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask_why)
        self._reading = Throttle(self._read_stored, self, least=_READING_MS)
        pad.canvas.drawing_changed.connect(panel.pipeline.show_drawing)
        pad.answered.connect(self._on_answered)
        pad.emptied.connect(self._on_emptied)
        panel.pipeline.steps_changed.connect(self._on_steps_changed)

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take reasons, and how well the stored drawings are read."""
        match message:
            case Explained(number=number):
                if self._newest is not None and number == self._newest[0]:
                    sentence = answer_sentence(self._pad.bars.probabilities)
                    self._panel.reasons.show_reasons(message, f"{sentence}.")
            case BatchPredicted(asker=asker, probabilities=shares):
                if asker == _ASKER:
                    self._panel.pipeline.say_effect(_effect(shares, message.source))
            case SubjectLoaded():
                self._reading.ask()

    @Slot()
    def forget_effect(self) -> None:
        """Tell no longer how a network reads that does not answer any more."""
        self._panel.pipeline.say_effect("")

    def look_again(self) -> None:
        """Catch up with what happened while nobody looked."""
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
        self._panel.reasons.clear()

    @Slot()
    def _ask_why(self) -> None:
        if self._newest is not None and self._panel.isVisible():
            number, image = self._newest
            self._engine.ask(Explain(image, number=number))

    @Slot(object)
    def _on_steps_changed(self, steps: Steps) -> None:
        self._pad.questions.set_steps(steps)
        self._reading.ask()

    def _read_stored(self) -> None:
        if self._panel.isVisible():
            framed = partial(frame_drawing, steps=self._panel.pipeline.steps)
            images = np.stack([framed(stored.drawing) for stored in stored_drawings()])
            self._engine.ask(PredictBatch(images, asker=_ASKER))


def _effect(shares: NDArray[np.float32], source: str) -> str:
    """Return how many of the stored drawings are read right."""
    if not np.isfinite(shares).all():
        return _("{source} answers NaN: it reads none of the stored drawings.").format(
            source=source
        )
    digits = np.array([stored.digit for stored in stored_drawings()])
    right = int((shares.argmax(axis=1) == digits).sum())
    return _("With these steps {source} reads {right} of {count} stored drawings right.").format(
        source=source, right=right, count=len(digits)
    )
