"""Gestures of mouse and keys on a plot: zoom, pan, point, step along, go back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

if TYPE_CHECKING:
    from netbuilder.ui.plots.axes.frame import Frame
    from netbuilder.ui.plots.axes.surface import PlotSurface

_NOTCH: Final = 120
_PER_NOTCH: Final = 0.8
_PAN_SHARE: Final = 0.1
_Key = Qt.Key


class PlotGestures(QObject):
    """Listens to one plot.

    Signals:
        framed(frame): another `Frame` is wanted.
        pointed(point): the mouse is over this point of the plane, or None.
        stepped(forward): the crosshair is to go to the next place, or the one before.
        reset(): all is to be seen again, and followed.
    """

    framed = Signal(object)
    pointed = Signal(object)
    stepped = Signal(bool)
    reset = Signal()

    def __init__(self, surface: PlotSurface) -> None:
        super().__init__(surface)
        self._surface = surface
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
        by_x, by_y = self._axes(start)
        x = moved.x() * pixel.x() if by_x else 0.0
        y = -moved.y() * pixel.y() if by_y else 0.0
        self._surface.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.framed.emit(frame.moved(x, y))

    def _on_key(self, event: QKeyEvent) -> bool:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case _Key.Key_Left | _Key.Key_Right | _Key.Key_Up | _Key.Key_Down if is_shifted:
                self._pan(event.key())
            case _Key.Key_Left | _Key.Key_Right:
                self.stepped.emit(event.key() == _Key.Key_Right)
            case _Key.Key_Plus | _Key.Key_Equal:
                self._zoom(_PER_NOTCH, at=self._surface.inside().center())
            case _Key.Key_Minus:
                self._zoom(1 / _PER_NOTCH, at=self._surface.inside().center())
            case _Key.Key_Home | _Key.Key_0:
                self.reset.emit()
            case _Key.Key_Escape:
                self.pointed.emit(None)
            case _:
                return False
        return True

    def _pan(self, key: int) -> None:
        frame = self._surface.frame
        right = {_Key.Key_Left: -1, _Key.Key_Right: 1}.get(_Key(key), 0)
        up = {_Key.Key_Down: -1, _Key.Key_Up: 1}.get(_Key(key), 0)
        self.framed.emit(
            frame.moved(right * _PAN_SHARE * frame.x.size, up * _PAN_SHARE * frame.y.size)
        )

    def _zoom(self, factor: float, *, at: QPointF) -> None:
        point, (by_x, by_y) = self._surface.at(at), self._axes(at)
        self.framed.emit(
            self._surface.frame.zoomed(
                factor, x=point.x() if by_x else None, y=point.y() if by_y else None
            )
        )

    def _axes(self, place: QPointF) -> tuple[bool, bool]:
        """Tell which axes a place is about: in the plane both, beside it the one there."""
        inside = self._surface.inside()
        return place.x() >= inside.left(), place.y() <= inside.bottom()
