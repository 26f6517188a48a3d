"""The picture under the mouse while a block is dragged from the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from netbuilder.ui.style.category_mark import mark_of
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.swatch import SWATCH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netbuilder.ui.palette.entries import Entry

_MARGIN, _GAP = 12, 8
_ASIDE, _ABOVE = 12, 6
"""Distance of the tag from the pointer."""


def place_beside(tag: QPixmap) -> QPoint:
    """Return the pointer's place in the tag's pixels: below it, where words say what a drop does.

    They stand to the right of the pointer and below it.
    """
    return QPoint(-_ASIDE, round(tag.deviceIndependentSize().height()) + _ABOVE)


def name_tag(entry: Entry, widget: QWidget) -> QPixmap:
    """Return the name of a block on a tag, in the font and theme of `widget`."""
    theme = theme_of(widget.palette())
    words = widget.fontMetrics()
    width = words.horizontalAdvance(entry.title) + SWATCH + _GAP + 2 * _MARGIN
    height = words.height() + _MARGIN
    ratio = widget.devicePixelRatioF()
    tag = QPixmap(round(width * ratio), round(height * ratio))
    tag.setDevicePixelRatio(ratio)
    tag.fill(QColor(theme.surface))
    painter = QPainter(tag)
    painter.setFont(widget.font())
    mark = QRectF(_MARGIN, (height - SWATCH) / 2, SWATCH, SWATCH)
    mark_of(entry.category, theme).paint(painter, mark)
    painter.setPen(QColor(theme.border))
    painter.drawRect(0, 0, width - 1, height - 1)
    painter.setPen(QColor(theme.text))
    left = round(mark.right()) + _GAP
    painter.drawText(left, 0, width, height, Qt.AlignmentFlag.AlignVCenter, entry.title)
    painter.end()
    return tag
