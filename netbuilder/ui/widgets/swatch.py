"""The mark of a block's category as the icon of a row."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QIcon, QPainter, QPixmap

from netbuilder.ui.style.category_mark import CategoryMark, mark_of
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
    return _icon(mark_of(category, theme), selected)


@lru_cache(maxsize=64)
def _icon(mark: CategoryMark, selected: str) -> QIcon:
    """Return the icon of a mark: lists ask for all again whenever Qt tells of a palette."""
    made = QIcon()
    for ratio in _RATIOS:
        usual = _painted(mark, ratio=ratio)
        made.addPixmap(usual, QIcon.Mode.Normal)
        other = _painted(mark, ratio=ratio, colour=selected) if selected else usual
        made.addPixmap(other, QIcon.Mode.Selected)
    return made


def _painted(mark: CategoryMark, *, ratio: float, colour: str = "") -> QPixmap:
    pixmap = blank_pixmap(QSize(SWATCH, SWATCH), ratio=ratio)
    painter = QPainter(pixmap)
    mark.paint(painter, QRectF(0, 0, SWATCH, SWATCH), colour=colour)
    painter.end()
    pixmap.setDevicePixelRatio(1.0)
    return pixmap
