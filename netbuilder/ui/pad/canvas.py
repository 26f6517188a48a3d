"""The surface one draws on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.data.strokes import DEFAULT_PEN_WIDTH, Drawing
from netbuilder.ui.pad.gestures import EraserGesture, PenGesture
from netbuilder.ui.pad.ink import end_of_growing
from netbuilder.ui.pad.sheet import Sheet, paint_eraser, paint_hint
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.data.strokes import PadPoint, Picture
    from netbuilder.ui.pad.gestures import Gesture

_UNDO_DEPTH = 200


class PadCanvas(QWidget):
    """A square sheet: the left button or a pen draws, the right button or a pen's end erases.

    The drawing is kept as vectors on the unit square, so that it survives any change of size.

    Signals:
        drawing_changed(drawing): a `Drawing`; also while the pen moves.
    """

    drawing_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pen_width = DEFAULT_PEN_WIDTH
        self._drawing = Drawing()
        self._history: list[Drawing] = []
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._hint = ""
        self._sheet = Sheet()
        self.setMouseTracking(True)  # To see a button that was let go elsewhere.
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Drawing pad"))

    @property
    def drawing(self) -> Drawing:
        """Drawing on the pad."""
        return self._drawing

    @property
    def can_undo(self) -> bool:
        """True where there is anything to undo."""
        return bool(self._history)

    @property
    def sheet(self) -> QRectF:
        """The square that stands for the unit square, in the widget's coordinates."""
        side = max(1, min(self.width(), self.height()))
        return QRectF((self.width() - side) // 2, 0, side, side)

    def set_hint(self, hint: str) -> None:
        """Write `hint` on the sheet while it is empty."""
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.update()

    @Slot()
    def clear(self) -> None:
        """Take an empty sheet, the pen off it; undo brings the drawing back."""
        self._end()
        if not self._drawing.is_empty:
            self._remember()
            self._set_drawing(Drawing())

    def show_picture(self, picture: Picture) -> None:
        """Lay a picture's ink onto an empty sheet; undo brings the drawing back."""
        self._end()
        laid = Drawing(picture=picture)
        if laid != self._drawing:
            self._remember()
            self._set_drawing(laid)

    @Slot()
    def undo_stroke(self) -> None:
        """Undo the last stroke, erasure or clearing."""
        if self._history and self._gesture is None:
            self._set_drawing(self._history.pop())

    def sizeHint(self) -> QSize:
        """Return a comfortable size for a hand with a mouse."""
        return QSize(240, 240)

    def minimumSizeHint(self) -> QSize:
        """Return the least size on which a digit can still be drawn."""
        return QSize(132, 132)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw or to erase."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._begin(
                event.position(),
                button=event.button(),
                erases=event.button() is Qt.MouseButton.RightButton,
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw or erase on; a button let go where we could not see it ends the gesture."""
        if event.buttons() & self._button:
            self._move(event.position())
        else:
            self._end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen or the eraser."""
        if event.button() is self._button:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Do the same for a tablet's pen; the events are taken, so that none comes as a mouse's."""
        if event.type() == QEvent.Type.TabletPress:
            is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._begin(
                event.position(),
                button=event.button(),
                erases=is_eraser or event.button() is Qt.MouseButton.RightButton,
            )
        elif event.type() == QEvent.Type.TabletMove:
            self._move(event.position())
        elif event.button() is self._button:
            self._end()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """End a gesture whose end we would not see."""
        self._end()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet, ink and eraser; strokes that are finished come from a pixmap."""
        theme, rect = theme_of(self.palette()), self.sheet
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gesture = self._gesture
        is_growing = gesture is not None and gesture.is_inking
        self._sheet.paint(painter, rect, theme, self._drawing, is_growing=is_growing)
        if self._drawing.is_empty and self._hint:
            paint_hint(painter, rect, theme, self._hint)
        if isinstance(gesture, EraserGesture):
            painter.setClipRect(rect)
            paint_eraser(painter, rect, theme, gesture.place)

    def _begin(self, position: QPointF, *, button: Qt.MouseButton, erases: bool) -> None:
        if self._gesture is not None:
            return
        self._button = button
        self._remember()
        place = self._on_sheet(position)
        self._gesture = EraserGesture(place) if erases else PenGesture(place, self.pen_width)
        self._set_drawing(self._gesture.begin(self._drawing))
        self.update()

    def _move(self, position: QPointF) -> None:
        """Move what is down; where a stroke only grows, only its end looks different."""
        gesture = self._gesture
        if gesture is None:
            return
        was_inking = gesture.is_inking
        drawing = gesture.move(self._drawing, self._on_sheet(position))
        only_grows = was_inking and gesture.is_inking
        self._set_drawing(drawing, self._end_of_stroke(drawing) if only_grows else None)
        if isinstance(gesture, EraserGesture):
            self.update()

    def _end(self) -> None:
        if self._gesture is None:
            return
        ended = self._gesture.end(self._drawing)
        self._gesture = None
        self._button = Qt.MouseButton.NoButton
        self._set_drawing(ended)
        if self._history and self._history[-1] == self._drawing:
            self._history.pop()
        self.update()

    def _on_sheet(self, position: QPointF) -> PadPoint:
        """Return a place on the unit square, or beyond it."""
        sheet = self.sheet
        x = (position.x() - sheet.left()) / sheet.width()
        y = (position.y() - sheet.top()) / sheet.height()
        return x, y

    def _remember(self) -> None:
        self._history.append(self._drawing)
        del self._history[:-_UNDO_DEPTH]

    def _end_of_stroke(self, drawing: Drawing) -> QRect:
        """Return where a stroke that has grown by a point looks different."""
        end = end_of_growing(drawing.strokes[-1], self.sheet.width())
        return end.translated(self.sheet.topLeft()).toAlignedRect()

    def _set_drawing(self, drawing: Drawing, part: QRect | None = None) -> None:
        """Take another drawing, of which only a `part` looks different."""
        if drawing == self._drawing:
            return
        self._drawing = drawing
        self.update(self.rect() if part is None else part)
        self.drawing_changed.emit(drawing)
