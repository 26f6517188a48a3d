"""The mark of a block's category as the icon of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QIcon, QPainter

from netbuilder.ui.style.category_mark import mark_of
from netbuilder.ui.widgets.pixmaps import blank_pixmap

if TYPE_CHECKING:
    from netbuilder.blocks.block import Category
    from netbuilder.ui.style.theme import Theme

SWATCH: Final = 14
"""Width and height of a swatch, in pixels."""
_RATIOS: Final = (1.0, 1.5, 2.0, 3.0)
"""Pixels of the screen for each, for which there is a swatch without a blurred edge."""


def swatch(category: Category, theme: Theme, *, selected: str = "") -> QIcon:
    """Return the icon; `selected` is its colour in a selected row, where its own would not show."""
    made = QIcon()
    colours = {QIcon.Mode.Normal: "", QIcon.Mode.Selected: selected}
    for mode, colour in colours.items():
        for ratio in _RATIOS:
            pixmap = blank_pixmap(QSize(SWATCH, SWATCH), ratio=ratio)
            painter = QPainter(pixmap)
            box = QRectF(0, 0, SWATCH, SWATCH)
            mark_of(category, theme).paint(painter, box, colour=colour)
            painter.end()
            pixmap.setDevicePixelRatio(1.0)
            made.addPixmap(pixmap, mode)
    return made
