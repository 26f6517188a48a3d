"""How another thread steers a training."""

from __future__ import annotations

import threading


class TrainingControl:
    """How another thread steers a training; looked at between super-steps."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask for the end after the present super-step."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether the end has been asked for."""
        return self._stop.is_set()
