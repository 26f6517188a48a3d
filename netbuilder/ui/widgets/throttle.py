"""Doing something as often as it can be seen, and no oftener than it takes."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class Throttle(QObject):
    """Calls a function when it is asked for, and then again after a pause if asked for.

    Between two calls lie at least `least` milliseconds, and `rest` times what the last one took,
    though that makes it no longer than `most`. The first call comes at once or, where the throttle
    `waits`, after `least`: what is asked for meanwhile is done together. A call may ask again.

    Attributes:
        least: The shortest pause in milliseconds; may be changed at any time.
    """

    def __init__(
        self,
        act: Callable[[], None],
        parent: QObject,
        *,
        least: int,
        rest: float = 0.0,
        most: int | None = None,
        waits: bool = False,
    ) -> None:
        super().__init__(parent)
        self.least = least
        self._act = act
        self._rests = rest
        self._most = most
        self._waits = waits
        self._is_wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_over)

    @property
    def is_wanted(self) -> bool:
        """True while the call is still to be made."""
        return self._is_wanted

    @property
    def rest(self) -> int:
        """Length of the present pause, in milliseconds; 0 while there is none."""
        return self._pause.interval() if self._pause.isActive() else 0

    @Slot()
    def ask(self) -> None:
        """Have it done now, or after the pause."""
        self._is_wanted = True
        if self._pause.isActive():
            return
        if self._waits:
            self._pause.start(self.least)
        else:
            self.act_now()

    def act_now(self) -> None:
        """Do it without waiting."""
        self._is_wanted = False
        self._pause.start(self.least)
        began = perf_counter()
        self._act()
        rest = round(self._rests * (perf_counter() - began) * 1000.0)
        self._pause.start(max(self.least, rest if self._most is None else min(rest, self._most)))

    def act_soon(self) -> None:
        """Do it in the next turn of the event loop, whatever rest there is."""
        self._is_wanted = True
        self._pause.start(0)

    def cancel(self) -> None:
        """Do nothing of what was asked for, and begin again without a pause."""
        self._is_wanted = False
        self._pause.stop()

    @Slot()
    def _on_pause_over(self) -> None:
        if self._is_wanted:
            self.act_now()
