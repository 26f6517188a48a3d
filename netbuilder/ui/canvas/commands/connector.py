"""The verbs of wires: connect blocks, disconnect them, lead a wire elsewhere, move into one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from netbuilder.network import edit
from netbuilder.network.graph import Edge
from netbuilder.network.naming import block_name
from netbuilder.network.order import topological
from netbuilder.network.placement import move_into
from netbuilder.network.rules import EditError, can_connect, edges_from, free_port
from netbuilder.ui.canvas.commands.canvas_command import CanvasCommand
from netbuilder.ui.canvas.commands.choice_menu import Choice, ChoiceMenu
from netbuilder.ui.canvas.commands.selected import givers, wires_to_cut
from netbuilder.ui.canvas.commands.wire_words import input_name, wire_name
from netbuilder.ui.canvas.gestures.gesture import on_graph, rewire_title
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView
    from netbuilder.ui.document.session import Session


class Connector(CanvasCommand):
    """Edits the wires of what is selected, each verb as one undo step.

    Signals:
        refused(error): a verb could not be done.
    """

    refused = Signal(object)

    def __init__(self, session: Session, scene: GraphScene, view: CanvasView) -> None:
        super().__init__(session, scene, view)
        self.menu = ChoiceMenu(view)

    @Slot()
    def join(self) -> None:
        """Join the two selected blocks, the left one to the right one, or the other way round."""
        nodes = self._scene.selected_nodes()
        if len(nodes) != 2:
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
        cut = wires_to_cut(self._scene)
        title = _("Delete wire") if len(cut) == 1 else _("Disconnect")
        self._edit(title, partial(edit.disconnect, edges=cut))

    @Slot()
    def choose_input(self) -> None:
        """Let the person choose the input that the selected block or wire is connected to.

        Of two selected blocks it is an input of the right one.
        """
        nodes, edges = givers(self._scene), self._scene.selected_edges()
        if len(edges) == 1 and not nodes:
            self._ask_for_other_input(edges[0])
        elif len(nodes) in (1, 2):
            self._ask_for_input(nodes)
        else:
            self.refused.emit(_nothing_to_connect(len(nodes)))

    def _is_reached(self, node: NodeId) -> bool:
        """Tell whether the input of a block can be seen; of a collapsed group that is one."""
        owner = self._scene.groups.collapsed.get(node)
        return owner is None or owner.entry == node

    def _ask_for_input(self, nodes: tuple[NodeId, ...]) -> None:
        graph = self._scene.graph
        source, *others = sorted(nodes, key=lambda name: graph.nodes[name].position)
        wires = [edge for edge in edges_from(graph, source) if edge.target in others or not others]
        title = _("Connect {block} to").format(block=block_name(graph, source))
        self._ask(title, graph, wires, self._connect)

    def _connect(self, wire: Edge) -> None:
        self._edit(_("Connect blocks"), partial(edit.connect, edge=wire))

    def _ask_for_other_input(self, held: Edge) -> None:
        graph = edit.disconnect(self._scene.graph, (held,))
        wires = [edge for edge in edges_from(graph, held.source) if edge != held]
        title = _("Reconnect {wire} to").format(wire=wire_name(graph, held))
        self._ask(title, graph, wires, partial(self._reconnect, held))

    def _reconnect(self, held: Edge, wire: Edge) -> None:
        self._edit(_("Reconnect wire"), partial(edit.reroute, old=held, new=wire))
        if wire in self._scene.edges:
            self._scene.select_wire(wire)

    def _ask(
        self, title: str, graph: Graph, wires: list[Edge], then: Callable[[Edge], object]
    ) -> None:
        choices = [
            Choice(edge, input_name(graph, edge), graph.block(edge.target).category)
            for edge in wires
            if self._is_reached(edge.target)
        ]
        if not choices:
            self.refused.emit(_no_input())
            return
        self.menu.ask(title, choices, then)

    @Slot()
    def choose_wire(self) -> None:
        """Let the person choose the wire that the selected block is moved into."""
        graph, nodes = self._scene.graph, self._scene.selected_nodes()
        if len(nodes) != 1:
            self.refused.emit(_not_one_block(len(nodes)))
            return
        place = {name: number for number, name in enumerate(topological(graph))}
        wires = sorted(
            (edge for edge in graph.edges if self._may_take(edge, nodes[0])),
            key=lambda edge: (place[edge.source], place[edge.target], edge),
        )
        if not wires:
            self.refused.emit(_no_wire(graph, nodes[0]))
            return
        choices = [
            Choice(edge, wire_name(graph, edge), graph.block(edge.target).category)
            for edge in wires
        ]
        title = _("Move {block} into").format(block=block_name(graph, nodes[0]))
        self.menu.ask(title, choices, partial(self._move, nodes[0]))

    def _may_take(self, wire: Edge, node: NodeId) -> bool:
        takes_input = bool(self._scene.graph.block(node).inputs)
        return takes_input and node not in wire[:2] and not self._scene.groups.hides(wire)

    def _move(self, node: NodeId, wire: Edge) -> None:
        title = rewire_title(self._scene.graph, node)
        self._edit(title, partial(move_into, node=node, edge=wire))

    def _edit(self, title: str, change: Callable[[Graph], Graph]) -> None:
        try:
            self._session.edit(title, on_graph(change))
        except EditError as error:
            self.refused.emit(error)


def _not_two(count: int) -> EditError:
    return EditError(
        _("Connect blocks"),
        found=counted("{count} block selected", "{count} blocks selected", count),
        expected=_("two blocks"),
        advice=_("Click one, then Ctrl+click the other, or use Ctrl and the arrow keys."),
    )


def _not_one_block(count: int) -> EditError:
    return EditError(
        _("Move into a wire"),
        found=counted("{count} block selected", "{count} blocks selected", count),
        expected=_("one block"),
        advice=_("Select a block with a click or with the arrow keys."),
    )


def _nothing_to_connect(count: int) -> EditError:
    return EditError(
        _("Connect to input"),
        found=counted("{count} block selected", "{count} blocks selected", count),
        expected=_("one or two blocks, or one wire"),
        advice=_("Select a block with the arrow keys, or a wire with Alt and the arrow keys."),
    )


def _no_input() -> EditError:
    return EditError(
        _("These blocks cannot be connected"),
        found=_("no input that this output could be connected to"),
        expected=_("a block after it that takes an input"),
        advice=_("Add a block first: press Space on the canvas."),
    )


def _no_wire(graph: Graph, node: NodeId) -> EditError:
    block = graph.block(node)
    return EditError(
        _("This block cannot be inserted into the wire"),
        found=_("a block without an input") if not block.inputs else _("no other wire"),
        expected=_("a block that takes an input, and a wire between two others"),
        advice=_("Connect other blocks first."),
    )
