"""Names of blocks in the rows of the palette, on two lines where the palette is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netbuilder.ui.widgets.name_lines import name_lines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView

_LINE = "\N{LINE SEPARATOR}"
_MANY = 1000


class NameDelegate(QStyledItemDelegate):
    """Breaks a name between two of its words rather than cut it off."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Give a name as many lines as it needs in the present width."""
        super().initStyleOption(option, index)
        room = self._room(option, index)
        option.text = _LINE.join(name_lines(option.text, room, QFontMetricsF(option.font)))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a size that is no wider than the tree."""
        size = super().sizeHint(option, index)
        return QSize(min(size.width(), self._width(index)), size.height())

    def _room(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> float:
        """Return the width that the style leaves for words, between its margins."""
        whole = QStyleOptionViewItem(option)
        whole.rect = QRect(0, 0, self._width(index), _MANY)
        style = self._tree.style()
        text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, whole, self._tree)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, whole, self._tree) + 1
        return text.width() - 2.0 * margin

    def _width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return the width of a row in the tree as it is now."""
        levels = 2 if index.parent().isValid() else 1
        return self._tree.viewport().width() - levels * self._tree.indentation()
