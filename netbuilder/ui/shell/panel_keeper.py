"""Panels that collapse where the window has no room for them, and come back with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolBar

from netbuilder.ui.pad.panel import PadPanel
from netbuilder.ui.shell.column_widths import ColumnWidths
from netbuilder.ui.shell.panel_room import Edge, Panel, Room, panels_with_room
from netbuilder.ui.widgets.banner import AROUND_LINE, LINES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QDockWidget, QMainWindow

_EDGES = {
    Qt.DockWidgetArea.LeftDockWidgetArea: Edge.LEFT,
    Qt.DockWidgetArea.RightDockWidgetArea: Edge.RIGHT,
    Qt.DockWidgetArea.BottomDockWidgetArea: Edge.BELOW,
}
_TOLD_BY = (QEvent.Type.Resize, QEvent.Type.Show)


@dataclass(frozen=True, slots=True)
class _Loan:
    """A dock that is open for a while; `insisted` is what the person had opened before."""

    name: str
    was_closed: bool
    insisted: str | None


class PanelKeeper(QObject):
    """Collapses docks for which there is no room; the first of `docks` are the last to go.

    What was collapsed by itself comes back when there is room. What a person closed stays closed,
    and what they opened stays open, at the cost of the others. A panel that has a compact form
    takes it before another one has to go.

    Signals:
        arranged(): other panels may be open now, or collapsed.
    """

    arranged = Signal()

    def __init__(self, window: QMainWindow, docks: Sequence[QDockWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._docks = {dock.objectName(): dock for dock in docks}
        self._formed = {
            name: panel
            for name, dock in self._docks.items()
            if isinstance(panel := dock.widget(), PadPanel)
        }
        self._without_room: set[str] = set()
        self._insisted: str | None = None
        self._loan: _Loan | None = None
        self._is_arranging = False
        self._below_height = 0
        self._widths = ColumnWidths(window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.arrange)

    def begin(self, without_room: Iterable[str], widths: Mapping[Edge, int]) -> None:
        """Follow window and docks from here on, and take up what was collapsed before.

        `widths` are those that were wished for, which had no room perhaps.
        """
        for edge, width in widths.items():
            self._widths.wish(edge, width)
        self._without_room = {name for name in without_room if name in self._docks}
        self._window.installEventFilter(self)
        for dock in self._docks.values():
            dock.installEventFilter(self)
            dock.dockLocationChanged.connect(self._soon.start)
        self.arrange()

    def forget(self) -> None:
        """Go by the room alone again, whatever the person opened or dragged."""
        self._insisted = None
        self._widths.forget()
        self.arrange()

    def widen(self, dock: QDockWidget, by: int) -> None:
        """Wish for a wider column, or a narrower one, as if its edge were dragged."""
        if self._edge(dock) is not Edge.BELOW:
            self._widths.wish(self._edge(dock), dock.width() + by)
            self.arrange()

    def lend(self, name: str) -> None:
        """Have a dock open for a while, at the cost of others, until `reclaim`."""
        dock = self._docks[name]
        was_closed = dock.isHidden() and name not in self._without_room
        self._loan = _Loan(name, was_closed=was_closed, insisted=self._insisted)
        self._insisted = name
        self._set_open(dock, is_open=True)
        self.arrange()

    def reclaim(self) -> None:
        """Let the dock that was lent be closed as before, or have room as before."""
        loan, self._loan = self._loan, None
        if loan is not None:
            self._insisted = loan.insisted
            if loan.was_closed:
                self._set_open(self._docks[loan.name], is_open=False)
            self.arrange()

    def _set_open(self, dock: QDockWidget, *, is_open: bool) -> None:
        self._is_arranging = True
        dock.setVisible(is_open)
        self._is_arranging = False

    @property
    def without_room(self) -> tuple[str, ...]:
        """Names of the docks that are collapsed for want of room."""
        return tuple(sorted(self._without_room))

    @property
    def wished_widths(self) -> Mapping[Edge, int]:
        """Widths that the columns have wherever there is room for them."""
        return self._widths.wished

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again at another size, and when a dock is opened or closed by anyone else."""
        if watched is self._window:
            if event.type() in _TOLD_BY:
                self._soon.start()
        elif not self._is_arranging:
            name = watched.objectName()
            if event.type() == QEvent.Type.Resize:
                self._note_drag(self._docks[name])
            elif event.type() == QEvent.Type.LayoutRequest and name in self._formed:
                _stay_roomy(self._formed[name])
            elif event.type() == QEvent.Type.ShowToParent:
                self._insisted = name
                self._without_room.discard(name)
                self._soon.start()
            elif event.type() == QEvent.Type.HideToParent:
                self._insisted = None if self._insisted == name else self._insisted
                self._without_room.discard(name)
                self._soon.start()
        return False

    @Slot()
    def arrange(self) -> None:
        """Collapse what has no room, and open again what has some."""
        room = self._room()
        wanted = [
            self._panel(name, dock)
            for name, dock in self._docks.items()
            if (not dock.isHidden() or name in self._without_room) and not dock.isFloating()
        ]
        kept = panels_with_room(wanted, room, insisted=self._insisted)
        names = {panel.name for panel in kept}
        self._is_arranging = True
        self._take_forms(kept)
        for panel in wanted:
            self._docks[panel.name].setVisible(panel.name in names)
        self._is_arranging = False
        self._without_room = {panel.name for panel in wanted} - names
        if self._window.isVisible():
            self._widths.arrange(self._columns(), room=room.beside)
            self._size_below(room)
        self.arranged.emit()

    def _columns(self) -> dict[Edge, QDockWidget]:
        """Return a dock of each column that stands beside the canvas."""
        columns: dict[Edge, QDockWidget] = {}
        for dock in self._docks.values():
            edge = self._edge(dock)
            if edge is not Edge.BELOW and not dock.isHidden() and not dock.isFloating():
                columns.setdefault(edge, dock)
        return columns

    def _edge(self, dock: QDockWidget) -> Edge:
        return _EDGES.get(self._window.dockWidgetArea(dock), Edge.BELOW)

    def _note_drag(self, dock: QDockWidget) -> None:
        """Keep the width of a column that a person drags by its edge."""
        is_drag = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if is_drag and dock in self._columns().values():
            self._widths.wish(self._edge(dock), dock.width())

    def _size_below(self, room: Room) -> None:
        """Let the panel below take its share, or less where a person made it smaller."""
        for dock in self._docks.values():
            is_below = self._window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea
            if dock.isHidden() or dock.isFloating() or not is_below:
                continue
            height, most = dock.height(), max(room.below, dock.minimumSizeHint().height())
            if height > most or height == self._below_height:
                self._window.resizeDocks([dock], [most], Qt.Orientation.Vertical)
                self._below_height = most

    def _panel(self, name: str, dock: QDockWidget) -> Panel:
        edge = self._edge(dock)
        least, panel = dock.minimumSizeHint(), self._formed.get(name)
        if panel is None:
            return Panel(name, edge, least.width(), least.height())
        title = least.height() - max(panel.minimumHeight(), panel.minimumSizeHint().height())
        heights = panel.least_heights
        if edge is Edge.BELOW:
            return Panel(name, edge, least.width(), title + heights.wide)
        roomy, compact = title + heights.roomy, title + heights.compact
        return Panel(name, edge, least.width(), roomy, compact)

    def _take_forms(self, kept: Sequence[Panel]) -> None:
        """Let panels be roomy, or compact where there is room for that alone."""
        for panel in kept:
            if panel.name in self._formed:
                widget = self._formed[panel.name]
                is_roomy = panel.compact is not None
                widget.setMinimumHeight(widget.least_heights.roomy if is_roomy else 0)

    def _room(self) -> Room:
        window = self._window
        own = Qt.FindChildOption.FindDirectChildrenOnly
        bars = [window.menuBar(), window.statusBar(), *window.findChildren(QToolBar, options=own)]
        taken = sum(bar.sizeHint().height() for bar in bars if not bar.isHidden())
        line = window.fontMetrics().lineSpacing()
        return Room(
            width=window.width(),
            height=window.height() - taken,
            window_height=window.frameGeometry().height(),
            banner=LINES * (line + AROUND_LINE),
        )


def _stay_roomy(panel: PadPanel) -> None:
    """Have the parts' present sizes count for a roomy panel, as far as it has the height."""
    if panel.minimumHeight() > 0:
        panel.setMinimumHeight(min(panel.least_heights.roomy, panel.height()))
