"""The verbs of wires: connect blocks, disconnect them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from netbuilder.network import edit
from netbuilder.network.graph import Edge
from netbuilder.network.rules import EditError, can_connect, free_port
from netbuilder.ui.canvas.commands.canvas_command import CanvasCommand
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.network.graph import Graph

_TWO = 2


class Connector(CanvasCommand):
    """Edits the wires of what is selected, each verb as one undo step.

    Signals:
        refused(error): a verb could not be done.
    """

    refused = Signal(object)

    @Slot()
    def join(self) -> None:
        """Join the two selected blocks, the left one to the right one, or the other way round."""
        nodes = self._scene.selected_nodes()
        if len(nodes) != _TWO:
            self.refused.emit(_not_two(len(nodes)))
            return
        graph = self._scene.graph
        one, other = sorted(nodes, key=lambda name: graph.nodes[name].position)
        edge = Edge(one, other, 0, free_port(graph, other))
        back = Edge(other, one, 0, free_port(graph, one))
        if not can_connect(graph, edge) and can_connect(graph, back):
            edge = back
        self._edit(_("Connect blocks"), partial(edit.connect, edge=edge))

    @Slot()
    def cut(self) -> None:
        """Cut the wires of the selected block, or those between several, and selected wires."""
        nodes, edges = self._scene.selected_nodes(), self._scene.selected_edges()
        least = min(len(nodes), _TWO)
        cut = [
            edge
            for edge in self._scene.graph.edges
            if edge in edges or (nodes and (edge.source in nodes) + (edge.target in nodes) >= least)
        ]
        title = _("Delete wire") if len(cut) == 1 else _("Disconnect")
        self._edit(title, partial(edit.disconnect, edges=cut))

    def _edit(self, title: str, change: Callable[[Graph], Graph]) -> None:
        try:
            self._session.edit(title, on_graph(change))
        except EditError as error:
            self.refused.emit(error)


def _not_two(count: int) -> EditError:
    return EditError(
        _("Connect blocks"),
        found=counted("{count} selected", "{count} selected", count),
        expected=_("two blocks"),
        advice=_("Click one, then Ctrl+click the other, or use Ctrl and the arrow keys."),
    )
