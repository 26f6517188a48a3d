"""Keys on the bars: they choose a class, and say that the drawing is of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from netbuilder.ui.pad.bars import DigitBars

_Key = Qt.Key


class BarKeys(QObject):
    """Up, Down, Home and End choose a row, Enter or Space labels the drawing with it.

    The key that is the name of a class labels it at once.
    """

    def __init__(self, bars: DigitBars) -> None:
        super().__init__(bars)
        self._bars = bars
        bars.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys; without the focus no row is chosen."""
        if event.type() == QEvent.Type.FocusOut:
            self._bars.choose(None)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_pressed(event)
        return False

    def _on_pressed(self, event: QKeyEvent) -> bool:
        bars, last = self._bars, len(self._bars.names) - 1
        row = bars.chosen
        match event.key():
            case _Key.Key_Down:
                bars.choose(0 if row is None else min(row + 1, last))
            case _Key.Key_Up:
                bars.choose(last if row is None else max(row - 1, 0))
            case _Key.Key_Home | _Key.Key_End:
                bars.choose(0 if event.key() == _Key.Key_Home else last)
            case _Key.Key_Return | _Key.Key_Enter | _Key.Key_Space if row is not None:
                bars.say(row)
            case _ if event.text() in bars.names:
                bars.say(bars.names.index(event.text()))
            case _:
                return False
        return True
