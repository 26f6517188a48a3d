"""The surface one draws on."""

from __future__ import annotations

from enum import Enum, auto

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

from netbuilder.data.strokes import (
    DEFAULT_PEN_WIDTH,
    Drawing,
    Picture,
    begin_stroke,
    erase,
    extend_stroke,
    finish_stroke,
)
from netbuilder.ui.pad.ink import end_of_growing
from netbuilder.ui.pad.sheet import ERASER_RADIUS, Sheet, paint_eraser, paint_hint
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

_UNDO_DEPTH = 200


class _Gesture(Enum):
    NONE = auto()
    DRAWING = auto()
    ERASING = auto()


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
        self._gesture = _Gesture.NONE
        self._button = Qt.MouseButton.NoButton
        self._eraser: QPointF | None = None
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
        if self._history and self._gesture is _Gesture.NONE:
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
            self._set_drawing(*self._moved(event.position()))
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
            self._set_drawing(*self._moved(event.position()))
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
        is_growing = self._gesture is _Gesture.DRAWING
        self._sheet.paint(painter, rect, theme, self._drawing, is_growing=is_growing)
        if self._drawing.is_empty and self._hint:
            paint_hint(painter, rect, theme, self._hint)
        if self._eraser is not None:
            painter.setClipRect(rect)
            paint_eraser(painter, rect, theme, self._eraser)

    def _begin(self, position: QPointF, *, button: Qt.MouseButton, erases: bool) -> None:
        if self._gesture is not _Gesture.NONE:
            return
        self._button = button
        self._remember()
        self._gesture = _Gesture.ERASING if erases else _Gesture.DRAWING
        if erases:
            self._set_drawing(*self._moved(position))
        else:
            x, y = self._on_sheet(position)
            self._set_drawing(begin_stroke(self._drawing, x=x, y=y, width=self.pen_width))

    def _moved(self, position: QPointF) -> tuple[Drawing, QRect]:
        """Move what is in the hand; return the drawing then, and where it looks different."""
        x, y = self._on_sheet(position)
        if self._gesture is _Gesture.DRAWING:
            longer = extend_stroke(self._drawing, x=x, y=y)
            return longer, self._end_of_stroke(longer)
        if self._gesture is _Gesture.ERASING:
            self._eraser = QPointF(x, y)
            self.update()
            return erase(self._drawing, x=x, y=y, radius=ERASER_RADIUS), self.rect()
        return self._drawing, QRect()

    def _end(self) -> None:
        if self._gesture is _Gesture.NONE:
            return
        was_drawing = self._gesture is _Gesture.DRAWING
        self._gesture = _Gesture.NONE
        self._button = Qt.MouseButton.NoButton
        self._eraser = None
        if was_drawing:
            self._set_drawing(finish_stroke(self._drawing))
        if self._history and self._history[-1] == self._drawing:
            self._history.pop()
        self.update()

    def _on_sheet(self, position: QPointF) -> tuple[float, float]:
        """Return a place on the unit square; a pen beyond the edge draws along it."""
        sheet = self.sheet
        x = (position.x() - sheet.left()) / sheet.width()
        y = (position.y() - sheet.top()) / sheet.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

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
