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
from netbuilder.ui.pad.editor import Change, DrawingEditor
from netbuilder.ui.pad.gestures import EraserGesture, PenGesture
from netbuilder.ui.pad.ink import end_of_growing
from netbuilder.ui.pad.sheet import Sheet, paint_eraser, paint_hint, paint_pen
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.data.strokes import PadPoint, Picture
    from netbuilder.ui.pad.gestures import Gesture

KEYS = N_(
    "Keys: arrows move the pen, Space puts it down or lifts it, E does so with the eraser, "
    "Del clears the pad, Ctrl+Z undoes."
)


class PadCanvas(QWidget):
    """A square sheet: the left button or a pen draws, the right button or a pen's end erases.

    Without a mouse, arrow keys move a pen over it (`KeyPen`). The drawing is kept as vectors on the
    unit square, so that it survives any change of size.

    Signals:
        drawing_changed(drawing): a `Drawing`; also while the pen moves.
    """

    drawing_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pen_width = DEFAULT_PEN_WIDTH
        self._editor = DrawingEditor()
        self._button = Qt.MouseButton.NoButton
        self._hint = ""
        self._sheet = Sheet()
        self._shown_pen: PadPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)  # To see a button that was let go elsewhere.
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Drawing pad"))

    @property
    def drawing(self) -> Drawing:
        """Drawing on the pad."""
        return self._editor.drawing

    @property
    def can_undo(self) -> bool:
        """True where there is anything to undo."""
        return self._editor.can_undo

    @property
    def sheet(self) -> QRectF:
        """The square that stands for the unit square, in the widget's coordinates."""
        side = max(1, min(self.width(), self.height()))
        return QRectF((self.width() - side) // 2, 0, side, side)

    @property
    def hint(self) -> str:
        """Words on the sheet while it is empty."""
        return self._hint

    def set_hint(self, hint: str) -> None:
        """Write `hint` on the sheet while it is empty."""
        self._hint = hint
        self.setAccessibleDescription(f"{hint.rstrip('.')}. {_(KEYS)}")
        self.update()

    @property
    def shown_pen(self) -> PadPoint | None:
        """The place of the pen that keys move, while it is shown."""
        return self._shown_pen

    def show_pen(self, place: PadPoint | None) -> None:
        """Show the pen that keys move, or no longer."""
        if place != self._shown_pen:
            self._shown_pen = place
            self.update()

    @property
    def is_held_by_keys(self) -> bool:
        """True while a pen is down that no button holds."""
        return self._editor.is_busy and self._button is Qt.MouseButton.NoButton

    def put_down(self, place: PadPoint) -> None:
        """Put the pen down at a place on the unit square; `lift` ends the stroke."""
        self._begin(PenGesture(place, self.pen_width), Qt.MouseButton.NoButton)

    def put_eraser_down(self, place: PadPoint) -> None:
        """Put the eraser down at a place on the unit square; `lift` ends the erasure."""
        self._begin(EraserGesture(place), Qt.MouseButton.NoButton)

    def move_to(self, place: PadPoint) -> None:
        """Move what is down."""
        self._show(self._editor.move(place))

    @Slot()
    def lift(self) -> None:
        """Lift what is down."""
        if self._editor.is_busy:
            self._button = Qt.MouseButton.NoButton
            self._show(self._editor.end())
            self.update()

    @Slot()
    def clear(self) -> None:
        """Take an empty sheet, the pen off it; undo brings the drawing back."""
        self.show_drawing(Drawing())

    def show_picture(self, picture: Picture) -> None:
        """Lay a picture's ink onto an empty sheet; undo brings the drawing back."""
        self.show_drawing(Drawing(picture=picture))

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing, the pen off it; undo brings back the one that was there."""
        self.lift()
        self._show(self._editor.show(drawing))

    @Slot()
    def undo_stroke(self) -> None:
        """Undo the last stroke, erasure or clearing."""
        self._show(self._editor.undo())

    def sizeHint(self) -> QSize:
        """Return a comfortable size for a hand with a mouse."""
        return QSize(240, 240)

    def minimumSizeHint(self) -> QSize:
        """Return the least size on which a digit can still be drawn."""
        return QSize(132, 132)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw or to erase."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            erases = event.button() is Qt.MouseButton.RightButton
            self._press(event.position(), button=event.button(), erases=erases)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw or erase on; a button let go where we could not see it ends the gesture."""
        if event.buttons() & self._button:
            self._show(self._editor.move(self._on_sheet(event.position())))
        elif not self.is_held_by_keys:
            self.lift()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen or the eraser."""
        if event.button() is self._button:
            self.lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Do the same for a tablet's pen; the events are taken, so that none comes as a mouse's."""
        if event.type() == QEvent.Type.TabletPress:
            is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            erases = is_eraser or event.button() is Qt.MouseButton.RightButton
            self._press(event.position(), button=event.button(), erases=erases)
        elif event.type() == QEvent.Type.TabletMove:
            self.move_to(self._on_sheet(event.position()))
        elif event.button() is self._button:
            self.lift()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """End a gesture whose end we would not see."""
        self.lift()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet, ink and what is held; strokes that are finished come from a pixmap."""
        theme, rect, editor = theme_of(self.palette()), self.sheet, self._editor
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._sheet.paint(painter, rect, theme, editor.drawing, is_growing=editor.is_inking)
        if editor.drawing.is_empty and self._hint:
            paint_hint(painter, rect, theme, self._hint)
        if editor.eraser is not None:
            painter.setClipRect(rect)
            paint_eraser(painter, rect, theme, editor.eraser)
        if self._shown_pen is not None:
            is_down = self.is_held_by_keys
            paint_pen(painter, rect, theme, self._shown_pen, width=self.pen_width, is_down=is_down)

    def _press(self, position: QPointF, *, button: Qt.MouseButton, erases: bool) -> None:
        place = self._on_sheet(position)
        self._begin(EraserGesture(place) if erases else PenGesture(place, self.pen_width), button)

    def _begin(self, gesture: Gesture, button: Qt.MouseButton) -> None:
        if not self._editor.is_busy:
            self._button = button
            self._show(self._editor.begin(gesture))
            self.update()

    def _on_sheet(self, position: QPointF) -> PadPoint:
        """Return a place on the unit square, or beyond it."""
        sheet = self.sheet
        x = (position.x() - sheet.left()) / sheet.width()
        y = (position.y() - sheet.top()) / sheet.height()
        return x, y

    def _end_of_stroke(self, drawing: Drawing) -> QRect:
        """Return where a stroke that has grown by a point looks different."""
        end = end_of_growing(drawing.strokes[-1], self.sheet.width())
        return end.translated(self.sheet.topLeft()).toAlignedRect()

    def _show(self, change: Change) -> None:
        """Paint what looks different, and tell of another drawing."""
        drawing = self._editor.drawing
        if self._editor.eraser is not None or change is Change.ALL:
            self.update()
        elif change is Change.END:
            self.update(self._end_of_stroke(drawing))
        if change is not Change.NOTHING:
            self.drawing_changed.emit(drawing)
