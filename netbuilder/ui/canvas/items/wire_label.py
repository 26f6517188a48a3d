"""Shape of the data on a wire, in words above all wires."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from netbuilder.ui.canvas.items.detail import Detail

_HEIGHT = 16.0
_PIXELS, _LEAST_PIXELS = 12, 10
_MARGIN = 2.0


class WireLabel(QGraphicsItem):
    """Paints the words on the ground of the canvas, so that no wire strikes them through.

    It lies above wires and blocks: words that are wider than the gap between two blocks are whole.
    """

    def __init__(self, detail: Detail) -> None:
        super().__init__()
        self._detail = detail
        self._middle = QPointF()
        self._text = ""
        self._gap = 0.0
        self._rect = QRectF()
        self._font = QFont()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(3)

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    @property
    def rect(self) -> QRectF:
        """Rectangle of the scene in which they stand."""
        return self._rect

    def show_text(self, text: str) -> None:
        """Show other words."""
        if text != self._text:
            self._text = text
            self._fit()

    def lay(self, start: QPointF, end: QPointF, middle: QPointF) -> None:
        """Stand above the middle of a wire between two scene points."""
        self._middle = middle
        self._gap = max(abs(end.x() - start.x()), abs(end.y() - start.y())) - _MARGIN
        self._fit()

    def _fit(self) -> None:
        """Write so small that the words stay between the blocks, as long as they can be read."""
        self.prepareGeometryChange()
        pixels = _PIXELS
        width = _width(self._text, pixels)
        if width > max(self._gap, 0.0):
            pixels = max(_LEAST_PIXELS, int(_PIXELS * self._gap / width))
            width = _width(self._text, pixels)
        self._font.setPixelSize(pixels)
        left, top = self._middle.x() - width / 2 - 2, self._middle.y() - _HEIGHT - 4
        self._rect = QRectF(left, top, width + 4, _HEIGHT)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the words."""
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the words where they can be read."""
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if not self._text or not self._detail.shows(zoom):
            return
        theme = theme_of(self.scene().palette())
        painter.fillRect(self._rect.adjusted(2.0, 1.0, -2.0, -1.0), QColor(theme.canvas))
        painter.setFont(self._font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(self._rect, Qt.AlignmentFlag.AlignCenter, self._text)


@lru_cache(maxsize=1024)
def _width(label: str, pixels: int) -> float:
    font = QFont()
    font.setPixelSize(pixels)
    return QFontMetricsF(font).horizontalAdvance(label)
