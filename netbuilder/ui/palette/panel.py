"""The palette of blocks, with a search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from netbuilder.project.manual.page import Chapter, key_of
from netbuilder.ui.palette.entries import custom_entry
from netbuilder.ui.palette.tree import BlockTree
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from netbuilder.network.graph import Graph
    from netbuilder.ui.palette.entries import Entry

_LEAST_WIDTH = 150


class PalettePanel(QWidget):
    """Search above, blocks below.

    Signals:
        chosen(kind): a block is to be added behind the selected or the last one.
        custom_chosen(name): so is a custom block.
        custom_unwanted(name): a custom block is to be taken off the palette.
        custom_restored(): the custom block that was deleted last is wanted again.
        help_wanted(key): the help page with this key is wanted.
    """

    chosen = Signal(str)
    custom_chosen = Signal(str)
    custom_unwanted = Signal(str)
    custom_restored = Signal()
    help_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search blocks"))
        self.search.setAccessibleName(_("Search blocks"))
        self.search.setClearButtonEnabled(True)
        self.tree = BlockTree()
        self._deleted = ""
        self.setMinimumWidth(_LEAST_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.tree)
        self.search.textChanged.connect(self.tree.show_matching)
        self.search.returnPressed.connect(self.tree.choose_current)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.menu_requested.connect(self._on_menu_requested)

    def show_own(self, parts: Mapping[str, Graph]) -> None:
        """Show the custom blocks, by name."""
        self.tree.show_entries([custom_entry(name, part) for name, part in parts.items()])

    def offer_restoring(self, name: str) -> None:
        """Offer the custom block of this name again in all menus; without a name, none."""
        self._deleted = name

    @Slot(object)
    def _on_chosen(self, entry: Entry) -> None:
        (self.custom_chosen if entry.is_custom else self.chosen).emit(entry.name)

    @Slot(object, QPoint)
    def _on_menu_requested(self, entry: Entry, place: QPoint) -> None:
        """Offer to add a block, to delete a custom one, and to explain one of the catalogue."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add = menu.addAction(_("Add {block}").format(block=entry.title))
        add.triggered.connect(partial(self._on_chosen, entry))
        if not entry.is_custom:
            explain = menu.addAction(_("Explain {block}").format(block=entry.title))
            page = key_of(Chapter.BLOCK, entry.name)
            explain.triggered.connect(partial(self.help_wanted.emit, page))
        if self._deleted:
            menu.addSeparator()
            restore = menu.addAction(_("Restore “{name}”").format(name=self._deleted))
            restore.triggered.connect(self.custom_restored)
        if entry.is_custom:
            menu.addSeparator()
            forget = menu.addAction(_("Delete “{name}” from the palette").format(name=entry.title))
            forget.triggered.connect(partial(self.custom_unwanted.emit, entry.name))
        menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys lead from the search into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.tree.setFocus()
        else:
            super().keyPressEvent(event)
