"""The table of runs: sorting, selection, and what keys and clicks ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from netbuilder.ui.runs.cell_delegate import CellDelegate
from netbuilder.ui.runs.cells import Column, Row
from netbuilder.ui.runs.looks import SIGN, mixed
from netbuilder.ui.runs.model import ROW, SortedRuns
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent

    from netbuilder.project.run import Run
    from netbuilder.ui.runs.model import RunsModel

_KEYS: Final = {
    Qt.Key.Key_Return: "restore_network",
    Qt.Key.Key_Enter: "restore_network",
    Qt.Key.Key_Delete: "delete_runs",
    Qt.Key.Key_Backspace: "delete_runs",
    Qt.Key.Key_Space: "hide_runs",
    Qt.Key.Key_Asterisk: "star_runs",
    Qt.Key.Key_F2: "rename_run",
}
"""Verbs, by id, that keys ask for while the table has the focus."""
_SIGNS: Final = {int(Column.SHOWN): "hide_runs", int(Column.STAR): "star_runs"}
_WIDEST: Final = 320
_SIGN_WIDTH: Final = 32
_PADDING: Final = 10
_TINT: Final = 0.22
_ROWS_IN_VIEW: Final = 0
"""Columns are measured by the rows in view alone: hundreds would take a quarter of a second."""


class RunsTable(QTableView):
    """Runs in rows.

    Signals:
        selected(): other rows are selected.
        asked(verb, id): a key or a click asks for a verb; the id is that of the row that was
            clicked, or empty for the selected ones.
        menu_asked(place): the verbs are to be offered at this place of the screen.
    """

    selected = Signal()
    asked = Signal(str, str)
    menu_asked = Signal(QPoint)

    def __init__(self, model: RunsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sorted = SortedRuns(self)
        self.sorted.setSourceModel(model)
        self.setModel(self.sorted)
        self._shape()
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self.fit_columns)
        self.sorted.rowsInserted.connect(self._on_rows_inserted)
        self.itemDelegate().commitData.connect(self._on_renamed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._apply_colours()

    def _shape(self) -> None:
        self.setAccessibleName(_("Runs"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(SIGN)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _PADDING)
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setMinimumSectionSize(_SIGN_WIDTH)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heading.setStretchLastSection(True)
        heading.setResizeContentsPrecision(_ROWS_IN_VIEW)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.STARTED, Qt.SortOrder.DescendingOrder)

    def runs(self) -> tuple[Run, ...]:
        """Return the selected runs from top to bottom, without the one under way."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        found = (index.data(ROW) for index in rows)
        return tuple(row.run for row in found if isinstance(row, Row) and not row.is_live)

    def current_id(self) -> str:
        """Return the id of the one selected row, the run under way included; else nothing."""
        rows = self.selectionModel().selectedRows()
        row = rows[0].data(ROW) if len(rows) == 1 else None
        return row.run.id if isinstance(row, Row) else ""

    def select(self, run_id: str) -> None:
        """Select the row of a run alone, where there is one."""
        index = self.index_of(run_id)
        if index is not None:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def rename(self, run_id: str) -> None:
        """Let the name of a run be typed anew in its cell."""
        index = self.index_of(run_id)
        if index is not None:
            self.scrollTo(index)
            self.setFocus()
            self.edit(index)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Show a cell; with a name, also the signs before it."""
        super().scrollTo(index, hint)
        if index.column() <= Column.NAME:
            self.horizontalScrollBar().setValue(0)

    def index_of(self, run_id: str) -> QModelIndex | None:
        """Return the place of a run's name, where the run is in the table."""
        for place in range(self.sorted.rowCount()):
            index = self.sorted.index(place, Column.NAME)
            row = index.data(ROW)
            if isinstance(row, Row) and row.run.id == run_id:
                return index
        return None

    @Slot()
    def fit_columns(self) -> None:
        """Widen columns whose words would not fit, up to a width that leaves room for others."""
        heading = self.horizontalHeader()
        for column in Column:
            if column in _SIGNS:
                self.setColumnWidth(column, _SIGN_WIDTH)
                continue
            wanted = max(self.sizeHintForColumn(column), heading.sectionSizeHint(column))
            self.setColumnWidth(column, max(self.columnWidth(column), min(wanted, _WIDEST)))

    def event(self, event: QEvent) -> bool:
        """Take the keys that other panels have verbs on, as long as the focus is here."""
        is_asking = event.type() == QEvent.Type.ShortcutOverride
        if is_asking and isinstance(event, QKeyEvent) and _is_taken(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for, once for each press: the one that ended an editor is over."""
        verb = _verb_of(event)
        if verb and not event.isAutoRepeat():
            self.asked.emit(verb, "")
        elif not verb:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch a sign that is clicked, without selecting its row."""
        verb, run_id = self._sign_at(event)
        if verb:
            self.asked.emit(verb, run_id)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Restore the network of a row; a sign is switched again."""
        verb, run_id = self._sign_at(event)
        if verb:
            self.asked.emit(verb, run_id)
        elif self.indexAt(event.position().toPoint()).isValid():
            self.asked.emit("restore_network", "")

    def _sign_at(self, event: QMouseEvent) -> tuple[str, str]:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        if not isinstance(row, Row) or event.button() != Qt.MouseButton.LeftButton:
            return "", ""
        return _SIGNS.get(index.column(), ""), row.run.id

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the verbs, and to sort."""
        self.menu_asked.emit(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    def _apply_colours(self) -> None:
        """Mark selected rows by a quiet ground, on which signs and colours stay what they are."""
        theme = theme_of(self.palette())
        role = QPalette.ColorRole
        palette = QPalette(self.palette())
        palette.setColor(role.Highlight, mixed(theme.surface, theme.accent, share=_TINT))
        palette.setColor(role.HighlightedText, QColor(theme.text))
        if palette != self.palette():
            self.setPalette(palette)

    @Slot(QModelIndex, int, int)
    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self._fitting.start(0)

    @Slot()
    def _on_renamed(self) -> None:
        self._fitting.start(0)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, selected: QItemSelection, gone: QItemSelection) -> None:
        self.selected.emit()


def _is_taken(event: QKeyEvent) -> bool:
    return bool(_verb_of(event)) or event.matches(QKeySequence.StandardKey.SelectAll)


def _verb_of(event: QKeyEvent) -> str:
    is_plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    return _KEYS.get(Qt.Key(event.key()), "") if is_plain else ""
