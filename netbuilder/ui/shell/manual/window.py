"""Window with the help pages: a search field, the list of pages, and the page that is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QUrl, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from netbuilder.project.manual.page import Chapter
from netbuilder.project.manual.pages import pages
from netbuilder.project.manual.search import found
from netbuilder.ui.shell.manual.page_html import PICTURE, page_html
from netbuilder.ui.shell.manual.pictures import picture_of
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

_KEY: Final = Qt.ItemDataRole.UserRole
_LIST_WIDTH_IN_CHARACTERS: Final = 40
_LIST_SHARE: Final = 0.4
"""Share of the window's width that the list has at most."""
_PAGE_WIDTH_IN_CHARACTERS: Final = 72
_LINES: Final = 30
_SHARE_OF_SCREEN: Final = 0.8


class ManualWindow(QDialog):
    """Shows the help pages beside the main window; Esc leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Blocks and methods"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search the help pages"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setAccessibleName(_("Help pages"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(_("Help page"))
        self.page.setOpenLinks(False)
        self._headings = {chapter: QTreeWidgetItem([chapter.heading]) for chapter in Chapter}
        self._items = self._fill()
        self._lay_out()
        self.search.textChanged.connect(self._on_searched)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._on_link)
        self.show_page(next(iter(self._items)))
        self.search.setFocus()

    @property
    def shown(self) -> str:
        """The key of the page that is shown."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(0, _KEY))

    @property
    def found(self) -> tuple[str, ...]:
        """The keys of the pages that the search leaves in the list."""
        return tuple(key for key, item in self._items.items() if not item.isHidden())

    def show_page(self, key: str) -> None:
        """Show the page with this key."""
        self.list.setCurrentItem(self._items[key])

    def _fill(self) -> dict[str, QTreeWidgetItem]:
        self.list.addTopLevelItems(list(self._headings.values()))
        made = {}
        for key, page in pages().items():
            item = QTreeWidgetItem(self._headings[page.chapter], [_(page.topic.title)])
            item.setData(0, _KEY, key)
            made[key] = item
        for heading in self._headings.values():
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setExpanded(True)
        return made

    def _lay_out(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self.page, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addLayout(row, 1)
        room = self.screen().availableSize() * _SHARE_OF_SCREEN
        width = character * (_LIST_WIDTH_IN_CHARACTERS + _PAGE_WIDTH_IN_CHARACTERS)
        height = self.fontMetrics().lineSpacing() * _LINES
        self.resize(min(width, room.width()), min(height, room.height()))
        most = round(_LIST_SHARE * self.width())
        self.list.setFixedWidth(min(character * _LIST_WIDTH_IN_CHARACTERS, most))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        """Leave in the list what the search finds, and show the best of it."""
        ranked = found(text)
        for key, item in self._items.items():
            item.setHidden(key not in ranked)
        for chapter, heading in self._headings.items():
            heading.setHidden(all(pages()[key].chapter is not chapter for key in self.found))
        if ranked:
            self.show_page(ranked[0])

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _KEY):
            self._show_again()

    def _show_again(self) -> None:
        """Show the page with its picture, in the colours of the theme."""
        page = pages()[self.shown]
        ratio = self.devicePixelRatioF()
        picture = picture_of(page, theme_of(self.palette()), ratio=ratio)
        document = self.page.document()
        document.clear()
        size = None
        if picture is not None:
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(PICTURE), picture)
            size = picture.deviceIndependentSize().toSize()
        self.page.setHtml(page_html(page, picture=size))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.shown:
            self._show_again()

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        """Show the page that a link leads to, and with it the whole list."""
        self.search.clear()
        self.show_page(url.toString())
