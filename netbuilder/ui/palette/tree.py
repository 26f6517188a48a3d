"""The tree of blocks: those used last, the basics, custom blocks, and the categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from netbuilder.blocks.block import Category
from netbuilder.ui.palette.entries import Entry, basic_entries, other_entries
from netbuilder.ui.palette.memory import (
    folded_sections,
    keep_folded,
    keep_recent,
    recent_keys,
)
from netbuilder.ui.palette.name_delegate import NameDelegate
from netbuilder.ui.palette.name_tag import name_tag, place_beside
from netbuilder.ui.palette.rows import (
    RECENT,
    entry_row,
    heading_row,
    headings_in,
    is_recent,
    key_of,
    rows_below,
    section_of,
)
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.swatch import SWATCH, swatch
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QMimeData

    from netbuilder.ui.style.theme import Theme

_INDENTATION = 8
"""Narrow enough that the longest name has room in a window of 1280 pixels."""


class BlockTree(QTreeWidget):
    """The blocks below headings that fold; which are folded is remembered.

    The blocks used last come on top. They change when nobody points at the tree, so that no row
    moves under the mouse.

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
        self.setHeaderLabel(_("Blocks"))  # Readers say it all the same.
        self.setIndentation(_INDENTATION)
        self.setDragEnabled(True)
        self.setExpandsOnDoubleClick(False)
        self.setIconSize(QSize(SWATCH, SWATCH))
        self.setItemDelegate(NameDelegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.itemDoubleClicked.connect(self._on_chosen)
        self.itemClicked.connect(self._turn_heading)
        self.itemExpanded.connect(self._on_expanded)
        self.itemCollapsed.connect(self._on_collapsed)
        self._theme: Theme | None = None
        self._entries: dict[str, Entry] = {}
        # Rows are measured once: before the style sheet is in force they would be lower.
        self.ensurePolished()
        self._words = ""
        self._recent: tuple[str, ...] = ()
        self.show_entries(())

    def show_entries(self, own: Iterable[Entry]) -> None:
        """Show the basics, custom blocks where there are any, and all others."""
        self.clear()
        listed = (*basic_entries(), *own, *other_entries())
        self._entries = {entry.key: entry for entry in listed}
        self._recent = recent_keys()
        headings: dict[str, QTreeWidgetItem] = {}
        for key in self._recent:
            if key in self._entries:
                self._row(headings, RECENT, _("Recently used"), self._entries[key])
        for entry in listed:
            self._row(headings, entry.section, entry.heading, entry)
        self.paint_swatches()
        self.show_matching(self._words)

    def _row(
        self, headings: dict[str, QTreeWidgetItem], section: str, heading: str, entry: Entry
    ) -> None:
        if section not in headings:
            headings[section] = heading_row(self, section, heading)
        entry_row(headings[section], entry)

    def entry_of(self, item: QTreeWidgetItem) -> Entry | None:
        """Return what a row stands for; a heading stands for nothing."""
        return self._entries.get(key_of(item))

    def block_items(self) -> list[QTreeWidgetItem]:
        """Return the rows of blocks, those hidden by a search included."""
        return [item for heading in headings_in(self) for item in rows_below(heading)]

    def paint_swatches(self) -> None:
        """Give each block the mark of its category, in the present theme."""
        self._theme = theme = theme_of(self.palette())
        swatches = {category: swatch(category, theme) for category in Category}
        for item in self.block_items():
            entry = self._entries[key_of(item)]
            item.setIcon(0, swatches[entry.category])

    def show_matching(self, words: str) -> None:
        """Show only blocks that fit `words`, and mark the best of them."""
        self._words = words
        is_search = bool(words.strip())
        best, least = None, len(self._entries)
        for item in self.block_items():
            place = self._entries[key_of(item)].rank(words)
            item.setHidden(place is None or (is_search and is_recent(item)))
            if not item.isHidden() and place is not None and place < least:
                best, least = item, place
        self._fold(frozenset() if is_search else folded_sections())
        if is_search and best is not None:
            self.setCurrentItem(best)
        else:
            self.clearSelection()

    def _fold(self, folded: frozenset[str]) -> None:
        """Fold these sections and no others, and hide headings without a block to show."""
        with QSignalBlocker(self):
            for heading in headings_in(self):
                heading.setExpanded(section_of(heading) not in folded)
                heading.setHidden(all(item.isHidden() for item in rows_below(heading)))

    @Slot(QTreeWidgetItem)
    def _on_expanded(self, heading: QTreeWidgetItem) -> None:
        self._keep(heading, is_folded=False)

    @Slot(QTreeWidgetItem)
    def _on_collapsed(self, heading: QTreeWidgetItem) -> None:
        self._keep(heading, is_folded=True)

    def _keep(self, heading: QTreeWidgetItem, *, is_folded: bool) -> None:
        """Remember a fold, unless it is of what a search has found."""
        if not self._words.strip():
            keep_folded(section_of(heading), is_folded=is_folded)

    @Slot(QTreeWidgetItem)
    def _turn_heading(self, item: QTreeWidgetItem) -> None:
        if self.entry_of(item) is None:
            item.setExpanded(not item.isExpanded())

    def leaveEvent(self, event: QEvent) -> None:
        """Show the blocks used last, now that no row moves under the mouse."""
        super().leaveEvent(event)
        self._show_recent()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the blocks used last, where they were chosen by keys."""
        super().focusOutEvent(event)
        if not self.underMouse():
            self._show_recent()

    @Slot(str)
    def note_use(self, key: str) -> None:
        """Remember a block that was added, in whichever way; the basics are on top as it is."""
        entry = self._entries.get(key)
        if entry is not None and not entry.is_basic:
            keep_recent(key)
            if not self.underMouse() and not self.hasFocus():
                self._show_recent()

    def _show_recent(self) -> None:
        if recent_keys() != self._recent:
            self.show_entries([entry for entry in self._entries.values() if entry.is_custom])

    def choose_current(self) -> None:
        """Choose the block that is selected, as Enter does."""
        for item in self.selectedItems():
            self._on_chosen(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a block with Enter, fold or unfold a heading.

        Not by Qt's `itemActivated`, which a single click is on some desktops, and which Enter is
        not on macOS.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
            current = self.currentItem()
            if current is not None:
                self._turn_heading(current)
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
        return self._entries[key_of(items[0])].mime()

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the block under its name."""
        item = self.currentItem()
        if item is None or not key_of(item):
            return
        entry = self._entries[key_of(item)]
        drag = QDrag(self)
        drag.setMimeData(entry.mime())
        tag = name_tag(entry, self)
        drag.setPixmap(tag)
        drag.setHotSpot(place_beside(tag))
        drag.exec(Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the names anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and theme_of(self.palette()) != self._theme:
            self.paint_swatches()
