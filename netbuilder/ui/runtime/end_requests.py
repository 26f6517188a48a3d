"""Requests to end the program: signals, and the end of the person's session."""

from __future__ import annotations

import signal
import socket
import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

TERMINATIONS: Final = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals that ask for the end; each system has some of them."""


class EndRequests(QObject):
    """Receives them at once: signals in a thread of its own.

    Python's own handlers run only when the main thread runs Python, which in a window that waits,
    or in a dialog of the system, is late or never. A signal that whoever started the process wants
    ignored, as `nohup` does, stays ignored.

    Signals:
        interrupted(): Ctrl-C was pressed in the terminal, by a person who can be asked.
        asked(): the system wants the end; nobody is there to be asked.

    Args:
        at_once: Called before `asked`, in the thread that received it.
    """

    interrupted = Signal()
    asked = Signal()

    def __init__(self, at_once: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._speaking: socket.socket | None = None

    def listen_to_signals(self) -> None:
        """Take them from the interpreter; to be called in the main thread."""
        hearing, self._speaking = socket.socketpair()
        self._speaking.setblocking(False)
        signal.set_wakeup_fd(self._speaking.fileno(), warn_on_full_buffer=False)
        for name in ("SIGINT", *TERMINATIONS):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _heard)
        threading.Thread(target=self._listen, args=(hearing,), name="signals", daemon=True).start()

    def on_session_end(self, manager: object) -> None:
        """Take the end of the session: Qt tells it on X11, Windows and macOS."""
        self._ask()

    def _listen(self, hearing: socket.socket) -> None:
        terminations = {int(getattr(signal, name, 0)) for name in TERMINATIONS}
        while numbers := hearing.recv(16):
            if terminations.intersection(numbers):
                self._ask()
            elif signal.SIGINT in numbers:
                self.interrupted.emit()

    def _ask(self) -> None:
        self._at_once()
        self.asked.emit()


def _heard(number: int, frame: FrameType | None) -> None:
    """Do nothing: a signal reaches the thread only where Python has a handler for it."""
