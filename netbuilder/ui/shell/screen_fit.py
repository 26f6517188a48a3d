"""Fit of the window to its screen: all of it is seen, frame and title bar included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMargins, QMetaObject, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

USUAL_FRAME: Final = QMargins(4, 32, 4, 4)
"""Frame that is expected until the window manager has given the window its own."""
_AS_LARGE_AS_THE_SCREEN = (
    Qt.WindowState.WindowMaximized
    | Qt.WindowState.WindowFullScreen
    | Qt.WindowState.WindowMinimized
)
_TOLD_BY = (QEvent.Type.Show, QEvent.Type.WindowActivate, QEvent.Type.WindowStateChange)


def fit(geometry: QRect, *, available: QRect, frame: QMargins) -> QRect:
    """Return a window's geometry, without its frame, moved and shrunk into what is available.

    It keeps its size where it can, and its place where it is seen there.
    """
    room = available.marginsRemoved(frame)
    size = geometry.size().boundedTo(room.size())
    latest = QPoint(room.left() + room.width() - size.width(), room.top() + room.height())
    latest.setY(latest.y() - size.height())
    left = max(room.left(), min(geometry.left(), latest.x()))
    top = max(room.top(), min(geometry.top(), latest.y()))
    return QRect(QPoint(left, top), size)


class ScreenFit(QObject):
    """Keeps a window within its screen: when it is shown, and when the screens change.

    A person may move and resize the window as they like meanwhile.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._connection: QMetaObject.Connection | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.fit_now)
        self._is_framed = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again once the window is shown, and once the window manager has framed it."""
        if event.type() in _TOLD_BY and self._window.isVisible():
            self._listen()
            self._soon.start()
        elif event.type() == QEvent.Type.Move and not self._is_framed:
            self._soon.start()
        return False

    def _listen(self) -> None:
        handle = self._window.windowHandle()
        if self._connection is not None or handle is None:
            return
        handle.screenChanged.connect(self._on_screen_changed)
        self._on_screen_changed(handle.screen())

    @Slot(object)
    def _on_screen_changed(self, screen: QScreen) -> None:
        """Follow the screen that the window stands on now; the former may be gone."""
        if self._connection is not None:
            QObject.disconnect(self._connection)
        self._connection = screen.availableGeometryChanged.connect(self._soon.start)

    @Slot()
    def fit_now(self) -> None:
        """Bring the window into what its screen has available."""
        window = self._window
        if window.windowState() & _AS_LARGE_AS_THE_SCREEN:
            return
        handle = window.windowHandle()
        frame = QMargins() if handle is None else handle.frameMargins()
        self._is_framed = frame.top() > 0
        geometry = window.geometry()
        fitting = fit(
            geometry,
            available=screen_of(geometry).availableGeometry(),
            frame=frame if self._is_framed else USUAL_FRAME,
        )
        if fitting != geometry:
            window.setGeometry(fitting)


def screen_of(geometry: QRect) -> QScreen:
    """Return the screen in which most of a rectangle lies, else the primary one."""

    def seen(screen: QScreen) -> int:
        part = screen.geometry().intersected(geometry)
        return part.width() * part.height() if part.isValid() else 0

    best = max(QGuiApplication.screens(), key=seen)
    return best if seen(best) else QGuiApplication.primaryScreen()
