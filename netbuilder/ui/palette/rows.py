"""Rows of the palette's tree: headings of sections, and the blocks below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTreeWidgetItem

from netbuilder.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeWidget

    from netbuilder.ui.palette.entries import Entry

RECENT: Final = "recent"
"""Id of the section of blocks used last."""
_KEY = Qt.ItemDataRole.UserRole
_SECTION = Qt.ItemDataRole.UserRole + 1


def heading_row(tree: QTreeWidget, section: str, text: str) -> QTreeWidgetItem:
    """Add the heading of a section, which cannot be selected."""
    item = QTreeWidgetItem(tree, [text])
    item.setData(0, _SECTION, section)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    font = QFont(tree.font())
    font.setBold(True)
    item.setFont(0, font)
    return item


def entry_row(heading: QTreeWidgetItem, entry: Entry) -> QTreeWidgetItem:
    """Add the row of a block below its heading."""
    item = QTreeWidgetItem(heading, [entry.title])
    item.setData(0, _KEY, entry.key)
    item.setToolTip(0, plain_tip(entry.tip))
    return item


def key_of(item: QTreeWidgetItem) -> str:
    """Return the key of a row's entry; empty for a heading."""
    return item.data(0, _KEY) or ""


def section_of(heading: QTreeWidgetItem) -> str:
    """Return the id of a heading's section."""
    return str(heading.data(0, _SECTION))


def headings_in(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """Return the headings, from top to bottom."""
    tops = (tree.topLevelItem(index) for index in range(tree.topLevelItemCount()))
    return [top for top in tops if top is not None]


def rows_below(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the rows below a heading."""
    items = (heading.child(index) for index in range(heading.childCount()))
    return [item for item in items if item is not None]


def is_recent(item: QTreeWidgetItem) -> bool:
    """Tell whether a row stands among those used last, and so again in its own section."""
    heading = item.parent()
    return heading is not None and section_of(heading) == RECENT
