"""Gestures of mouse and keys on a plot: zoom, pan, point, step along, go back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.ui.plots.axes.frame import Frame
    from netbuilder.ui.plots.axes.surface import PlotSurface

_NOTCH: Final = 120
_PER_NOTCH: Final = 0.8
_PAN_SHARE: Final = 0.1
_Key = Qt.Key
_STRIDES: Final = {
    _Key.Key_Left: -1,
    _Key.Key_Right: 1,
    _Key.Key_PageUp: -10,
    _Key.Key_PageDown: 10,
}


class PlotGestures(QObject):
    """Listens to one plot. In the plane it moves along the time axis, and the height follows.

    `has_height` tells that the person set the height, so that dragging moves it, too.

    Signals:
        framed(frame): another `Frame` is wanted.
        zoomed(factor): a key asks for a part of the time axis `factor` times as long.
        pointed(point): the mouse is over this point of the plane, or None.
        stepped(count): the crosshair is to go so many places on, or back if it is negative.
        ended(is_last): the crosshair is to go to the last place, or to the first.
        reset(): all is to be seen again, and followed.
    """

    framed = Signal(object)
    zoomed = Signal(float)
    pointed = Signal(object)
    stepped = Signal(int)
    ended = Signal(bool)
    reset = Signal()

    def __init__(self, surface: PlotSurface, *, has_height: Callable[[], bool]) -> None:
        super().__init__(surface)
        self._surface, self._has_height = surface, has_height
        self._grip: tuple[QPointF, Frame] | None = None
        surface.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the plot."""
        match event:
            case QWheelEvent():
                return self._on_wheel(event)
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            case QMouseEvent():
                return self._on_mouse(event)
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        return False

    def _on_wheel(self, event: QWheelEvent) -> bool:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self._zoom(_PER_NOTCH ** (turned / _NOTCH), at=event.position())
        return True

    def _on_mouse(self, event: QMouseEvent) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton
        match event.type():
            case QEvent.Type.MouseButtonPress if is_left:
                self._surface.setFocus(Qt.FocusReason.MouseFocusReason)
                self._grip = (event.position(), self._surface.frame)
            case QEvent.Type.MouseButtonRelease if is_left:
                self._grip = None
                self._surface.unsetCursor()
            case QEvent.Type.MouseButtonDblClick if is_left:
                self._grip = None
                self.reset.emit()
            case QEvent.Type.MouseMove:
                self._on_move(event.position())
            case _:
                return False
        return True

    def _on_move(self, place: QPointF) -> None:
        if self._grip is None:
            is_inside = self._surface.inside().contains(place)
            self.pointed.emit(self._surface.at(place) if is_inside else None)
            return
        start, frame = self._grip
        pixel, moved = self._surface.per_pixel(), start - place
        is_beside = self._is_beside(start)
        x = 0.0 if is_beside else moved.x() * pixel.x()
        y = -moved.y() * pixel.y() if is_beside or self._has_height() else 0.0
        self._surface.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.framed.emit(frame.moved(x, y))

    def _on_key(self, event: QKeyEvent) -> bool:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case _Key.Key_Left | _Key.Key_Right | _Key.Key_Up | _Key.Key_Down if is_shifted:
                self._pan(event.key())
            case _Key.Key_Left | _Key.Key_Right | _Key.Key_PageUp | _Key.Key_PageDown:
                self.stepped.emit(_STRIDES[_Key(event.key())])
            case _Key.Key_Home | _Key.Key_End:
                self.ended.emit(event.key() == _Key.Key_End)
            case _Key.Key_Plus | _Key.Key_Equal:
                self.zoomed.emit(_PER_NOTCH)
            case _Key.Key_Minus:
                self.zoomed.emit(1 / _PER_NOTCH)
            case _Key.Key_Up | _Key.Key_Down:
                self._zoom_height(_PER_NOTCH if event.key() == _Key.Key_Up else 1 / _PER_NOTCH)
            case _Key.Key_0:
                self.reset.emit()
            case _Key.Key_Escape:
                self.pointed.emit(None)
            case _:
                return False
        return True

    def _zoom_height(self, factor: float) -> None:
        frame = self._surface.frame
        self.framed.emit(frame.zoomed(factor, x=None, y=frame.y.low + frame.y.size / 2))

    def _pan(self, key: int) -> None:
        frame = self._surface.frame
        right = {_Key.Key_Left: -1, _Key.Key_Right: 1}.get(_Key(key), 0)
        up = {_Key.Key_Down: -1, _Key.Key_Up: 1}.get(_Key(key), 0)
        self.framed.emit(
            frame.moved(right * _PAN_SHARE * frame.x.size, up * _PAN_SHARE * frame.y.size)
        )

    def _zoom(self, factor: float, *, at: QPointF) -> None:
        point, is_beside = self._surface.at(at), self._is_beside(at)
        self.framed.emit(
            self._surface.frame.zoomed(
                factor, x=None if is_beside else point.x(), y=point.y() if is_beside else None
            )
        )

    def _is_beside(self, place: QPointF) -> bool:
        """Tell whether a place is about the upright axis: left of the plane."""
        return place.x() < self._surface.inside().left()
