"""Cyclic garbage is collected in the GUI thread alone.

Python's collector runs in whatever thread allocates; in a worker it destroyed widgets and timers
there ("Timers cannot be stopped from another thread", once a hang; PySide6 6.11, Python 3.11).
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from netbuilder.engine.messages import EngineFailed, EngineReady, RunEnded

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message

_INTERVAL_MS = 1000
_OLDEST_EVERY = 30


class GarbageKeeper(QObject):
    """Turns automatic collection off and collects from a timer instead.

    Once a second what is young, and everything twice a minute and after each training, which
    leaves tens of megabytes behind.

    Not before TensorFlow has been imported: to look through all that the import makes, over and
    over, takes 100 ms each time, and afterwards the engine exempts it (`gc.freeze`).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turns = 0
        self._is_settled = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Take collection over from Python."""
        gc.disable()
        self._timer.start(_INTERVAL_MS)

    def stop(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.enable()

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Begin as soon as the import is over; clear up behind a training."""
        if isinstance(message, EngineReady | EngineFailed):
            self._is_settled = True
        elif isinstance(message, RunEnded):
            self._turns = 0

    @Slot()
    def _on_turn(self) -> None:
        if not self._is_settled:
            return
        gc.collect(2 if self._turns % _OLDEST_EVERY == 0 else 1)
        self._turns += 1
