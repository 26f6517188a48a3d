"""The moment at which the window has been painted for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LATEST_MILLISECONDS = 3000
"""A window that starts as an icon is not painted until somebody looks at it."""


class FirstPaint(QObject):
    """Waits until a widget has been painted, or for three seconds where it is not.

    What the person does not see at first, and what would keep the window from being painted, can
    begin then.

    Signals:
        passed(): the widget is on the screen, or nobody looks. Emitted once.
    """

    passed = Signal()

    def __init__(self, widget: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._widget = widget
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.passed)

    def start(self) -> None:
        """Begin to wait for the next time that it is painted."""
        self._widget.installEventFilter(self)
        self._widget.update()
        self._pause.start(LATEST_MILLISECONDS)

    def stop(self) -> None:
        """Wait no more."""
        self._widget.removeEventFilter(self)
        self._pause.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the widget painted; a timer without delay lets it come onto the screen."""
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            self._pause.start(0)
        return False
