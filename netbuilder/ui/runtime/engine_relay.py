"""The one way by which the engine's messages come into the GUI thread."""

from __future__ import annotations

import threading
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from netbuilder.engine.probes.probe import Answer

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message

TURN_SECONDS = 0.006


class EngineRelay(QObject):
    """Takes messages from any thread and hands them out in the GUI thread, in their order.

    However many come at once, one turn of the event loop spends about `TURN_SECONDS` on them,
    so that a flood cannot freeze the window. Of answers of one kind that wait one behind the
    other only the newest is kept. Receivers are slots of QObjects of the GUI thread.

    Signals:
        received(message): a `Message`, in the GUI thread.
    """

    received = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: deque[Message] = deque()
        self._is_awake = False
        self._is_closed = False
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.timeout.connect(self._on_turn)
        self._woken.connect(self._on_turn, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Tell whether every message has been handed out."""
        return not self._is_awake

    def post(self, message: Message) -> None:
        """Take a message from any thread; never waits for the window."""
        with self._lock:
            if self._is_closed:
                return
            if self._waiting and isinstance(message, Answer):
                self._drop_older_answer(message)
            self._waiting.append(message)
            if self._is_awake:
                return
            self._is_awake = True
            self._woken.emit()

    def hand_out_now(self, kind: type[Message]) -> None:
        """Hand out the messages of this kind that wait, however long it takes; drop the others."""
        while (message := self._take()) is not None:
            if isinstance(message, kind):
                self.received.emit(message)

    def close(self) -> None:
        """Hand out nothing more: what waits is dropped, what still comes is ignored."""
        with self._lock:
            self._is_closed = True
            self._waiting.clear()
        self._next_turn.stop()

    def _drop_older_answer(self, newer: Answer) -> None:
        last = self._waiting[-1]
        if type(last) is type(newer) and _is_to_the_same(last, newer):
            self._waiting.pop()

    @Slot()
    def _on_turn(self) -> None:
        # Set before anything is handed out, so that messages still come while a receiver shows a
        # dialog. A timer, since Qt would serve another queued signal before it paints.
        self._next_turn.start(0)
        end = perf_counter() + TURN_SECONDS
        while (message := self._take()) is not None:
            self.received.emit(message)
            if perf_counter() >= end:
                return
        self._next_turn.stop()

    def _take(self) -> Message | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._is_awake = False
            return None


def _is_to_the_same(one: Answer, other: Answer) -> bool:
    """Tell whether two answers are to questions of one kind that one asker asks."""
    return (one.question, one.asker) == (other.question, other.asker)
