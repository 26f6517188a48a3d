"""Menu that sorts the table of runs, as a click on its headings does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from netbuilder.ui.runs.cells import TITLES, Column
from netbuilder.ui.widgets.announcement import announce
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from netbuilder.ui.runs.table import RunsTable

_OF_SIGNS: Final = {Column.SHOWN: N_("Shown in the plots"), Column.STAR: N_("Starred")}
"""Words for the columns whose heading is a sign."""


class SortMenu(QMenu):
    """The columns to sort by, the present one ticked; chosen again, it turns the order around."""

    def __init__(self, table: RunsTable, parent: QWidget | None = None) -> None:
        super().__init__(_("Sort by"), parent)
        self._table = table
        group = QActionGroup(self)
        self._columns = {column: self._offer(column, group) for column in Column}
        self.addSeparator()
        self._descending = self.addAction(_("Descending"))
        self._descending.setCheckable(True)
        self._descending.triggered.connect(self._on_turned)
        table.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self._on_sorted()

    def _offer(self, column: Column, group: QActionGroup) -> QAction:
        title, meaning = TITLES[column]
        action = self.addAction(_(title or _OF_SIGNS[column]))
        action.setToolTip(_(meaning))
        action.setCheckable(True)
        action.triggered.connect(partial(self._on_chosen, column))
        group.addAction(action)
        return action

    def _on_chosen(self, column: Column) -> None:
        header = self._table.horizontalHeader()
        is_again = header.sortIndicatorSection() == column
        self._sort(column, is_descending=is_again and not self._is_descending())

    @Slot(bool)
    def _on_turned(self, is_descending: bool) -> None:
        column = Column(self._table.horizontalHeader().sortIndicatorSection())
        self._sort(column, is_descending=is_descending)

    def _sort(self, column: Column, *, is_descending: bool) -> None:
        """Sort the table, and say so: what has the focus stays what it is."""
        orders = Qt.SortOrder
        self._table.sortByColumn(
            column, orders.DescendingOrder if is_descending else orders.AscendingOrder
        )
        said = _("Sorted by “{column}”, descending") if is_descending else _("Sorted by “{column}”")
        announce(self._table, said.format(column=self._columns[column].text()))

    def _is_descending(self) -> bool:
        order = self._table.horizontalHeader().sortIndicatorOrder()
        return order == Qt.SortOrder.DescendingOrder

    @Slot()
    def _on_sorted(self) -> None:
        """Tick what the table is sorted by, whoever sorted it."""
        column = Column(self._table.horizontalHeader().sortIndicatorSection())
        self._columns[column].setChecked(True)
        self._descending.setChecked(self._is_descending())
