"""A sticky note on the canvas."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Note
    from netbuilder.ui.canvas.items.detail import Detail

_GRIP = 14.0
_MARGIN = 10.0
_PEN = 2.4
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class NoteItem(QGraphicsItem):
    """Paints one note; changes nothing."""

    def __init__(self, note: Note, detail: Detail) -> None:
        super().__init__()
        self._detail = detail
        self._font = QFont()
        self._font.setPixelSize(13)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(0.5)
        self.show_note(note)

    @property
    def note(self) -> Note:
        """Note that it shows."""
        return self._note

    def show_note(self, note: Note) -> None:
        """Show other words, in another place or size."""
        self.prepareGeometryChange()
        self._note = note
        self._size = note.size
        self.setPos(QPointF(*note.position))
        self.setToolTip(note.text or _("Double-click to edit."))

    def stretch(self, size: tuple[float, float]) -> None:
        """Show another size while the mouse pulls the corner."""
        self.prepareGeometryChange()
        self._size = size

    @property
    def rect(self) -> QRectF:
        """The paper, from its top left corner."""
        return QRectF(0.0, 0.0, *self._size)

    def is_on_grip(self, point: QPointF) -> bool:
        """Tell whether a scene point lies on the corner that changes the size."""
        corner = self.rect.bottomRight()
        grip = QRectF(corner.x() - _GRIP, corner.y() - _GRIP, _GRIP, _GRIP)
        return grip.contains(point - self.pos())

    def boundingRect(self) -> QRectF:
        """Return the paper with the width of its pen."""
        return self.rect.adjusted(-_PEN, -_PEN, _PEN, _PEN)

    def shape(self) -> QPainterPath:
        """Return the paper, for the mouse."""
        path = QPainterPath()
        path.addRect(self.rect)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the paper, and its words where they can be read."""
        theme = theme_of(self.scene().palette())
        edge = QPen(QColor(theme.border), 1.0)
        if self.isSelected():
            edge = QPen(QColor(theme.accent), _PEN)
        painter.setPen(edge)
        painter.setBrush(QColor(theme.note))
        painter.drawRoundedRect(self.rect, 4.0, 4.0)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if not self._detail.shows(zoom):
            return
        inner = self.rect.adjusted(_MARGIN, _MARGIN - 2, -_MARGIN, -_MARGIN + 2)
        if self._detail.on_paper:
            painter.setPen(QColor(theme.text))
            painter.setFont(self._font)
            painter.drawText(inner, _WRAPPED, _cut(self._note.text, inner, self._font))
            return
        painter.setPen(QColor(theme.text if self._note.text else theme.muted))
        painter.setFont(self._font)
        painter.setClipRect(inner)
        painter.drawText(inner, _WRAPPED, self._note.text or _("Double-click to edit."))
        painter.setClipping(False)
        self._paint_grip(painter, QColor(theme.muted))

    def _paint_grip(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1.2))
        corner = self.rect.bottomRight()
        for reach in (4.0, 8.0):
            painter.drawLine(corner - QPointF(reach + 2, 3), corner - QPointF(3, reach + 2))


def _cut(text: str, room: QRectF, font: QFont) -> str:
    """Return as much of a text as fits, for a picture: an SVG of Qt 6.11 knows no clipping."""
    metrics = QFontMetricsF(font)

    def is_too_long(words: str) -> bool:
        taken = metrics.boundingRect(room, _WRAPPED, words)
        return taken.height() > room.height() or taken.width() > room.width()

    if not is_too_long(text):
        return text
    lengths = range(len(text))
    return text[: bisect_left(lengths, True, key=lambda n: is_too_long(f"{text[: n + 1]}…"))] + "…"
