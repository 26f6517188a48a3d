"""Doing something as often as it can be seen, and no oftener than it takes."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class Throttle(QObject):
    """Calls a function at once when it is asked for, and then again after a rest if asked for.

    Between two calls lie at least `least` milliseconds, and `rest` times what the last one took.
    """

    def __init__(
        self, act: Callable[[], None], parent: QObject, *, least: int, rest: float = 0.0
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._least = least
        self._rest = rest
        self._is_wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_over)

    @Slot()
    def ask(self) -> None:
        """Have it done now, or as soon as there has been a rest."""
        self._is_wanted = True
        if not self._pause.isActive():
            self._on_pause_over()

    @Slot()
    def _on_pause_over(self) -> None:
        if not self._is_wanted:
            return
        self._is_wanted = False
        began = perf_counter()
        self._act()
        took = (perf_counter() - began) * 1000.0
        self._pause.start(max(self._least, round(self._rest * took)))
