"""A few words beside the mouse while something is held."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.ui.style.theme import theme_of

_OFFSET = QPointF(16, 18)
_WIDTH = 260
_TAG = 40.0
"""Height above the mouse at which the name of a block that is dragged stands to the right."""


class HintItem(QGraphicsItem):
    """Says what letting go would do, or why it may not."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._is_refusal = False
        self._rect = QRectF()
        self._font = QFont()
        self._font.setPixelSize(12)
        self.setZValue(10)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    @property
    def text(self) -> str:
        """Words of the hint, or nothing."""
        return self._text if self.isVisible() else ""

    def say(self, text: str, *, at: QPointF, is_refusal: bool = False) -> None:
        """Show `text` beside a scene point; no text hides it."""
        self.prepareGeometryChange()
        self._text, self._is_refusal = text, is_refusal
        metrics = QFontMetricsF(self._font)
        area = QRectF(0, 0, _WIDTH, 200)
        self._rect = metrics.boundingRect(area, int(_FLAGS.value), text).adjusted(0, 0, 16, 10)
        self._rect.moveTopLeft(self._corner(self._rect.size(), at))
        self.setPos(at)
        self.setVisible(bool(text))
        self.update()

    def _corner(self, size: QSizeF, at: QPointF) -> QPointF:
        """Return the place of the words beside the mouse at which all of them are seen."""
        right, below = _OFFSET.x(), _OFFSET.y()
        left, above = -right - size.width(), -below - size.height()
        corners = [
            QPointF(right, below),
            QPointF(left, below),
            QPointF(left, above),
            QPointF(right, above - _TAG),
        ]
        for view in self.scene().views():
            mouse = view.mapFromScene(at)
            seen = QRectF(view.viewport().rect()).translated(-mouse.x(), -mouse.y())
            corners.sort(key=lambda corner: not seen.contains(QRectF(corner, size)))
        return corners[0]

    def boundingRect(self) -> QRectF:
        """Return the rectangle of the words, in pixels from the mouse."""
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the words on a plain ground."""
        theme = theme_of(self.scene().palette())
        colour = QColor(theme.error if self._is_refusal else theme.text)
        painter.setPen(QPen(QColor(theme.error if self._is_refusal else theme.border)))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(self._rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(colour)
        painter.setFont(self._font)
        painter.drawText(self._rect.adjusted(8, 5, -8, -5), _FLAGS, self._text)


_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
