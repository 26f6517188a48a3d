"""The tree of blocks below their categories, and of custom blocks above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QFont, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from netbuilder.ui.palette.entries import Entry, catalogue_entries
from netbuilder.ui.palette.name_tag import name_tag
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_tip
from netbuilder.ui.widgets.swatch import SWATCH, swatch
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QMimeData

_KIND = Qt.ItemDataRole.UserRole


class BlockTree(QTreeWidget):
    """The blocks below their categories.

    Signals:
        chosen(entry): a block was double-clicked or entered.
        menu_requested(entry, place): the right button was pressed on a block.
    """

    chosen = Signal(object)
    menu_requested = Signal(object, QPoint)

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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.itemDoubleClicked.connect(self._on_chosen)
        # Rows are measured once: before the style sheet is in force they would be lower.
        self.ensurePolished()
        self._entries: dict[str, Entry] = {}
        self._words = ""
        self.show_entries(())

    def show_entries(self, own: Iterable[Entry]) -> None:
        """Show custom blocks, where there are any, above those of the catalogue."""
        self.clear()
        self._entries = {entry.key: entry for entry in (*own, *catalogue_entries())}
        headings: dict[str, QTreeWidgetItem] = {}
        for entry in self._entries.values():
            if entry.heading not in headings:
                headings[entry.heading] = self._heading(entry.heading)
            item = QTreeWidgetItem(headings[entry.heading], [entry.title])
            item.setData(0, _KIND, entry.key)
            item.setToolTip(0, plain_tip(entry.tip))
        self.expandAll()
        self.paint_swatches()
        self.show_matching(self._words)

    def entry_of(self, item: QTreeWidgetItem) -> Entry | None:
        """Return what a row stands for; a heading stands for nothing."""
        return self._entries.get(item.data(0, _KIND) or "")

    def _heading(self, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(0, font)
        return item

    def block_items(self) -> list[QTreeWidgetItem]:
        """Return the rows of blocks, those hidden by a search included."""
        return [item for heading in self._headings() for item in _children(heading)]

    def _headings(self) -> list[QTreeWidgetItem]:
        tops = (self.topLevelItem(i) for i in range(self.topLevelItemCount()))
        return [top for top in tops if top is not None]

    def paint_swatches(self) -> None:
        """Colour each block by its category, in the present theme."""
        colours = theme_of(self.palette()).categories
        swatches = {category: swatch(colour) for category, colour in colours.items()}
        for item in self.block_items():
            entry = self._entries[item.data(0, _KIND)]
            item.setIcon(0, swatches[entry.category])

    def show_matching(self, words: str) -> None:
        """Show only blocks that fit `words`, and mark the best of them."""
        self._words = words
        best, least = None, len(self._entries)
        for item in self.block_items():
            place = self._entries[item.data(0, _KIND)].rank(words)
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
        entry = self.entry_of(item)
        if entry is not None:
            self.chosen.emit(entry)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        item = self.itemAt(place)
        entry = None if item is None else self.entry_of(item)
        if entry is not None:
            self.menu_requested.emit(entry, self.viewport().mapToGlobal(place))

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Return the block that is dragged."""
        return self._entries[items[0].data(0, _KIND)].mime()

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the block under its name."""
        item = self.currentItem()
        if item is None or not item.data(0, _KIND):
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        drag.setPixmap(name_tag(self._entries[item.data(0, _KIND)], self))
        drag.exec(Qt.DropAction.CopyAction)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.paint_swatches()


def _children(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = (heading.child(i) for i in range(heading.childCount()))
    return [item for item in items if item is not None]
