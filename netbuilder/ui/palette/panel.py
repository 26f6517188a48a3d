"""The palette of blocks, with a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDrag, QFont, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.search import rank
from netbuilder.ui.canvas.dropping import mime_of
from netbuilder.ui.palette.swatch import SWATCH, swatch
from netbuilder.ui.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData


_KIND = Qt.ItemDataRole.UserRole
_LEAST_WIDTH = 150


class BlockTree(QTreeWidget):
    """The blocks below their categories.

    Signals:
        chosen(kind): a block was double-clicked or entered.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Blocks"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setDragEnabled(True)
        self.setExpandsOnDoubleClick(False)
        self.setIconSize(QSize(SWATCH, SWATCH))
        self.setUniformRowHeights(True)
        self.itemDoubleClicked.connect(self._on_chosen)
        self._fill()

    def _fill(self) -> None:
        headings: dict[str, QTreeWidgetItem] = {}
        for kind, cls in catalogue().items():
            if cls.category not in headings:
                headings[cls.category] = self._heading(_(cls.category))
            item = QTreeWidgetItem(headings[cls.category], [_(cls.title)])
            item.setData(0, _KIND, kind)
            item.setToolTip(0, _(cls.explanation))
        self.expandAll()
        self.paint_swatches()

    def _heading(self, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(0, font)
        return item

    def _block_items(self) -> list[QTreeWidgetItem]:
        return [item for heading in self._headings() for item in _children(heading)]

    def _headings(self) -> list[QTreeWidgetItem]:
        tops = (self.topLevelItem(i) for i in range(self.topLevelItemCount()))
        return [top for top in tops if top is not None]

    def paint_swatches(self) -> None:
        """Colour each block by its category, in the present theme."""
        theme = theme_of(self.palette())
        for item in self._block_items():
            cls = catalogue()[item.data(0, _KIND)]
            item.setIcon(0, swatch(theme.categories[cls.category]))

    def show_matching(self, words: str) -> None:
        """Show only blocks that fit `words`, and mark the best of them."""
        best, least = None, len(catalogue())
        for item in self._block_items():
            place = rank(catalogue()[item.data(0, _KIND)], words)
            item.setHidden(place is None)
            if place is not None and place < least:
                best, least = item, place
        for heading in self._headings():
            heading.setHidden(all(item.isHidden() for item in _children(heading)))
        if words.strip() and best is not None:
            self.setCurrentItem(best)
        else:
            self.clearSelection()

    def choose_current(self) -> None:
        """Choose the block that is selected, as Enter does."""
        for item in self.selectedItems():
            self._on_chosen(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter.

        Not by Qt's `itemActivated`, which a single click is on some desktops, and which Enter is
        not on macOS.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        else:
            super().keyPressEvent(event)

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        kind = item.data(0, _KIND)
        if kind:
            self.chosen.emit(kind)

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Return the block that is dragged."""
        return mime_of(items[0].data(0, _KIND))

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the block under its name."""
        item = self.currentItem()
        if item is None or not item.data(0, _KIND):
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        drag.setPixmap(self._name_tag(item))
        drag.exec(Qt.DropAction.CopyAction)

    def _name_tag(self, item: QTreeWidgetItem) -> QPixmap:
        theme = theme_of(self.palette())
        cls = catalogue()[item.data(0, _KIND)]
        width = self.fontMetrics().horizontalAdvance(item.text(0)) + 28
        ratio = self.devicePixelRatioF()
        tag = QPixmap(round(width * ratio), round(28 * ratio))
        tag.setDevicePixelRatio(ratio)
        tag.fill(QColor(theme.surface))
        painter = QPainter(tag)
        painter.setFont(self.font())
        painter.fillRect(0, 0, 5, 28, QColor(theme.categories[cls.category]))
        painter.setPen(QColor(theme.border))
        painter.drawRect(0, 0, width - 1, 27)
        painter.setPen(QColor(theme.text))
        painter.drawText(16, 0, width, 28, Qt.AlignmentFlag.AlignVCenter, item.text(0))
        painter.end()
        return tag

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.paint_swatches()


def _children(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = (heading.child(i) for i in range(heading.childCount()))
    return [item for item in items if item is not None]


class PalettePanel(QWidget):
    """Search above, blocks below.

    Signals:
        chosen(kind): a block is to be added behind the selected or the last one.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search blocks"))
        self.search.setAccessibleName(_("Search blocks"))
        self.search.setClearButtonEnabled(True)
        self.tree = BlockTree()
        self.setMinimumWidth(_LEAST_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.tree)
        self.search.textChanged.connect(self.tree.show_matching)
        self.search.returnPressed.connect(self.tree.choose_current)
        self.tree.chosen.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys lead from the search into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.tree.setFocus()
        else:
            super().keyPressEvent(event)
