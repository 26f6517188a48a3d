"""The runs of a document as a table's model; only rows that changed are told anew."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)

from netbuilder.errors import NetBuilderError
from netbuilder.project.document import next_place
from netbuilder.project.kept_weights import kept_weights
from netbuilder.ui.runs.cells import NO_SCORE, SCORES, TITLES, Column, Row, row_of
from netbuilder.ui.runs.looks import Looks
from netbuilder.ui.style.run_colours import run_colour
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netbuilder.project.kept_weights import Kept
    from netbuilder.project.run import Run
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.style.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
ROW: Final = Qt.ItemDataRole.UserRole
"""The role under which a cell gives its whole `Row`."""
_NO_INDEX: Final = QModelIndex()


class RunsModel(QAbstractTableModel):
    """One row for each run, oldest first, and one for the run under way.

    Signals:
        refused(error): a name that a run cannot have.
    """

    refused = Signal(object)

    def __init__(self, session: Session, *, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._live: Run | None = None
        self._rows: list[Row] = []
        self._places: dict[str, int] = {}
        self._best: dict[int, str] = {}
        self._kept: dict[str, tuple[Kept, ...]] = {}
        self._theme, self._looks = theme, Looks(theme)
        session.runs_changed.connect(self.refresh)
        self.refresh()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order of the document."""
        return tuple(self._rows)

    def colour_of(self, run_id: str) -> str:
        """Return the colour of a run's curves, `#rrggbb`."""
        place = next((i for i, row in enumerate(self._rows) if row.run.id == run_id), 0)
        own = self._rows[place].run.colour if self._rows else ""
        return run_colour(own, order=self._order(run_id), theme=self._theme).name()

    def _order(self, run_id: str) -> int:
        """Return what the colour of a run goes by; the run under way comes after all others."""
        return self._places.get(run_id, next_place(self._places))

    def paint_for(self, theme: Theme) -> None:
        """Take on the colours of another theme."""
        self._theme, self._looks = theme, Looks(theme)
        self._tell_all()

    def show_live(self, run: Run | None) -> None:
        """Show how far the run under way has come, or with None that there is none."""
        self._live = run
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the runs as they are, telling the table of what differs alone."""
        document = self._session.document
        names = {run.id: run.name for run in (*document.runs, *document.trash)}
        wanted = list(document.runs)
        if self._live is not None and document.run(self._live.id) is None:
            wanted.append(self._live)
        places, self._places = self._places, document.places
        self._kept = kept_weights(document)
        self._remove_all_but({run.id for run in wanted})
        kept = {row.run.id: None for row in self._rows}
        if list(kept) != [run.id for run in wanted if run.id in kept]:
            self.beginResetModel()  # In another order: rows would have to move.
            self._rows.clear()
            self.endResetModel()
        self._insert_new(wanted, names)
        for place, run in enumerate(wanted):
            self._update(place, run, names)
        self._find_best()
        if any(self._places.get(run_id) != place for run_id, place in places.items()):
            self._tell_all()  # Colours go by the place.

    def _remove_all_but(self, kept: set[str]) -> None:
        for place in reversed(range(len(self._rows))):
            if self._rows[place].run.id not in kept:
                self.beginRemoveRows(_NO_INDEX, place, place)
                del self._rows[place]
                self.endRemoveRows()

    def _insert_new(self, wanted: Sequence[Run], names: Mapping[str, str]) -> None:
        """Insert rows for runs that have none, all that stand together at once."""
        known = {row.run.id for row in self._rows}
        places = enumerate(wanted)
        for is_known, together in groupby(places, lambda pair: pair[1].id in known):
            if not is_known:
                new = list(together)
                first = new[0][0]
                self.beginInsertRows(_NO_INDEX, first, first + len(new) - 1)
                self._rows[first:first] = [self._row(run, names) for _place, run in new]
                self.endInsertRows()

    def _row(self, run: Run, names: Mapping[str, str]) -> Row:
        before, kept = names.get(run.continued, ""), self._kept.get(run.id, ())
        return row_of(run, before=before, is_live=run is self._live, kept=kept)

    def _update(self, place: int, run: Run, names: Mapping[str, str]) -> None:
        known = self._rows[place]
        now = (names.get(run.continued, ""), self._kept.get(run.id, ()))
        if known.run is not run or (known.before, known.kept) != now:
            self._rows[place] = self._row(run, names)
            self._tell(place, place)

    def _find_best(self) -> None:
        best: dict[int, str] = {}
        for column in SCORES:
            cells = [row.cell(column) for row in self._rows]
            top = max(cells, key=lambda cell: cell.key, default=None)
            if top is not None and top.key[0] > NO_SCORE and len(cells) > 1:
                best[column] = top.text
        if best != self._best:
            self._best = best
            self._tell_all()

    def _tell_all(self) -> None:
        if self._rows:
            self._tell(0, len(self._rows) - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return how many runs there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, or how it looks."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.cell(column).text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.cell(column).tip or row.cell(Column.NAME).tip
        is_best = self._best.get(column) == row.cell(column).text
        return self._looks.of(row, column, role, order=self._order(row.run.id), is_best=is_best)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the heading of a column, and what it means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        title, meaning = TITLES[Column(section)]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(title)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _(meaning)
        return self._looks.of_heading(Column(section), role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let names be edited, but for that of the run under way."""
        flags = super().flags(index)
        can_edit = index.isValid() and index.column() == Column.NAME
        if can_edit and not self._rows[index.row()].is_live:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a run; a name that it cannot have is refused, and the old one stays."""
        try:
            self._session.rename_run(self._rows[index.row()].run.id, str(value))
        except NetBuilderError as error:
            self.refused.emit(error)
            return False
        return True


class SortedRuns(QSortFilterProxyModel):
    """The runs sorted by what their cells mean, not by how they are written."""

    def rows(self) -> tuple[Row, ...]:
        """Return all rows from top to bottom, that of the run under way included."""
        found = (self.index(place, 0).data(ROW) for place in range(self.rowCount()))
        return tuple(row for row in found if isinstance(row, Row))

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        """Compare two cells of a column; of equal ones the older run comes first."""
        one, other = self._cell_key(left), self._cell_key(right)
        return one < other if one != other else left.row() < right.row()

    def _cell_key(self, index: AnyIndex) -> tuple[float, str]:
        row = index.data(ROW)
        return row.cell(index.column()).key if isinstance(row, Row) else (0.0, "")
