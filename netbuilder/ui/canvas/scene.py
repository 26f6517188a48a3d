"""The scene: one item per node and edge, kept equal to the graph by its difference."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QSignalBlocker, Signal
from PySide6.QtWidgets import QGraphicsScene

from netbuilder.blocks.shape import format_shape
from netbuilder.network.diff import diff
from netbuilder.network.graph import Edge, Graph, NodeId, Point
from netbuilder.ui.canvas.groups_layer import GroupsLayer
from netbuilder.ui.canvas.hit_test import HitTest
from netbuilder.ui.canvas.items.detail import Detail
from netbuilder.ui.canvas.items.edge_item import EdgeItem
from netbuilder.ui.canvas.items.face import face_of
from netbuilder.ui.canvas.items.group_face import group_face
from netbuilder.ui.canvas.items.hint_item import HintItem
from netbuilder.ui.canvas.items.node_item import NodeItem
from netbuilder.ui.canvas.notes_layer import NotesLayer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QGraphicsItem

    from netbuilder.project.analysis import Analysis
    from netbuilder.project.problems import ProjectProblem
    from netbuilder.ui.canvas.items.face import Face

_ROOM = 400.0


class GraphScene(QGraphicsScene):
    """Shows one graph. `nodes` and `edges` are the only places that keep items.

    One `on_paper` is there to be looked at alone: it shows no handles.

    Signals:
        wire_let_go(end, point): a new wire was let go in empty space; `end` is its `LooseEnd`.
        block_added(key): what the palette lists under this key was added, in whichever way.
    """

    wire_let_go = Signal(object, QPointF)
    block_added = Signal(str)

    def __init__(self, parent: QObject | None = None, *, on_paper: bool = False) -> None:
        super().__init__(parent)
        self.graph = Graph()
        self.blocks_rect = QRectF()
        self.nodes: dict[NodeId, NodeItem] = {}
        self.edges: dict[Edge, EdgeItem] = {}
        self._detail = Detail(on_paper=on_paper)
        self.groups = GroupsLayer(self, self.nodes, self._detail)
        self.notes = NotesLayer(self, self._detail)
        self.hits = HitTest(self, self.nodes, self.groups)
        self._shown: dict[NodeId, object] = {}
        self.hint = HintItem()
        self.addItem(self.hint)

    def show_graph(self, graph: Graph, analysis: Analysis) -> None:
        """Show another graph; only what differs is touched."""
        change, before = diff(self.graph, graph), self.graph.nodes
        self.graph = graph
        refolded = self.groups.take(graph)
        self._detail.count = len(graph.nodes)
        with self._selecting_at_once():
            for edge in change.removed_edges:
                item = self.edges.pop(edge)
                self.removeItem(item.label)
                self.removeItem(item)
            for name in change.removed:
                self.removeItem(self.nodes.pop(name))
                self._shown.pop(name, None)
            self._show_faces(analysis)
            self.notes.show(graph)
        moved = {
            *change.added,
            *(n for n in change.changed if before[n].position != graph.nodes[n].position),
            *(refolded & graph.nodes.keys()),
        }
        for name in moved:
            self.nodes[name].setPos(self.groups.home(name))
        for edge in change.added_edges:
            self.edges[edge] = EdgeItem(edge, self._detail)
            self.addItem(self.edges[edge])
            self.addItem(self.edges[edge].label)
        self._show_labels(analysis)
        self.groups.show()
        self.lay_edges((*moved, *change.changed), also=change.added_edges)
        self._fit_scene_rect(is_needed=bool(moved or change.removed))

    def _show_faces(self, analysis: Analysis) -> None:
        for name, node in self.graph.nodes.items():
            problems = analysis.by_node.get(name, ())
            role = self.groups.role(name)
            if role is not None and role.leads:
                self._show_face(name, group_face(self.groups.collapsed[name], self.graph, analysis))
                self._shown.pop(name, None)
                continue
            state = (node.block, analysis.shapes[name], tuple(map(_essence, problems)), role)
            if self._shown.get(name) != state:
                self._shown[name] = state
                self._show_face(name, face_of(node, analysis.shapes[name], problems))

    def _show_face(self, name: NodeId, face: Face) -> None:
        if name not in self.nodes:
            self.nodes[name] = NodeItem(name, face, self._detail)
            self.addItem(self.nodes[name])
        self.nodes[name].show_face(face, self.groups.role(name))

    def _show_labels(self, analysis: Analysis) -> None:
        for edge, item in self.edges.items():
            output = analysis.shapes[edge.source].output
            item.label.show_text("" if output is None else format_shape(output))

    def lay_edges(self, nodes: Iterable[NodeId], *, also: Iterable[Edge] = ()) -> None:
        """Lead the wires of `nodes` to where the blocks stand now."""
        touched = set(also)
        for name in nodes:
            touched.update(self.graph.incoming(name))
            touched.update(self.graph.outgoing(name))
        for edge in touched:
            for item in (self.edges[edge], self.edges[edge].label):
                item.setVisible(not self.groups.hides(edge))
            start = self.nodes[edge.source].output_position()
            end = self.nodes[edge.target].input_position(edge.target_port)
            self.edges[edge].lay(start, end)

    def _fit_scene_rect(self, *, is_needed: bool) -> None:
        if is_needed:
            self.blocks_rect = _united(self.nodes.values())
        rect = self.content_rect().adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        if rect != self.sceneRect():
            self.setSceneRect(rect)

    def content_rect(self) -> QRectF:
        """Return the rectangle that holds all blocks, frames and notes."""
        beside = (*self.groups.frames.values(), *self.notes.items.values())
        return self.blocks_rect.united(_united(beside))

    def carry(self, nodes: Iterable[NodeId], notes: Iterable[str], offset: QPointF) -> None:
        """Show blocks and notes, with wires and frames, so far from where they stand."""
        names = tuple(nodes)
        for name in names:
            self.nodes[name].setPos(self.groups.home(name) + offset)
        self.groups.follow(names)
        self.notes.carry(notes, offset)
        self.lay_edges(names)

    def places(self, nodes: Iterable[NodeId], offset: QPointF) -> dict[NodeId, Point]:
        """Return where blocks would stand so far from where they do."""
        homes = {name: self.graph.nodes[name].position for name in nodes}
        return {name: Point(p.x + offset.x(), p.y + offset.y()) for name, p in homes.items()}

    def stands(self) -> dict[NodeId, Point]:
        """Return where each block stands on the scene; a collapsed group, under its lead alone."""
        collapsed = self.groups.collapsed
        seen = (
            name for name in self.nodes if name not in collapsed or collapsed[name].lead == name
        )
        return {name: Point(*self.groups.home(name).toTuple()) for name in seen}

    def selected_nodes(self) -> tuple[NodeId, ...]:
        """Return the selected nodes, in the graph's order."""
        return tuple(name for name, item in self.nodes.items() if item.isSelected())

    def selected_edges(self) -> tuple[Edge, ...]:
        """Return the selected wires."""
        return tuple(edge for edge, item in self.edges.items() if item.isSelected())

    def select(self, nodes: Iterable[NodeId], notes: Iterable[str] = ()) -> None:
        """Select just these nodes, all that are collapsed with one of them, and these notes."""
        with self._selecting_at_once():
            self.clearSelection()
            for name in self.groups.whole(nodes):
                if name in self.nodes:
                    self.nodes[name].setSelected(True)
            for name in notes:
                self.notes.items[name].setSelected(True)

    def toggle(self, node: NodeId) -> None:
        """Select a node, or its collapsed group, besides what is; or no more."""
        if node not in self.nodes:
            return
        wanted = not self.nodes[node].isSelected()
        with self._selecting_at_once():
            for name in self.groups.whole((node,)):
                self.nodes[name].setSelected(wanted)

    def select_note(self, note: str, *, adding: bool = False) -> None:
        """Select a note alone; or, adding, one more or one less."""
        item = self.notes.items[note]
        is_selected = item.isSelected() and adding
        with self._selecting_at_once():
            if not adding:
                self.clearSelection()
            item.setSelected(not is_selected)

    def select_wire(self, wire: Edge) -> None:
        """Select a wire alone."""
        with self._selecting_at_once():
            self.clearSelection()
            self.edges[wire].setSelected(True)

    @contextmanager
    def _selecting_at_once(self) -> Iterator[None]:
        """Tell once, at the end, of a selection that changes item by item.

        Qt tells after each item: of nodes that are to go next, before those are there that take
        their place, and a thousand times for a thousand.
        """
        before = set(self.selectedItems())
        with QSignalBlocker(self):
            yield
        if set(self.selectedItems()) != before:
            self.selectionChanged.emit()


def _united(items: Iterable[QGraphicsItem]) -> QRectF:
    rect = QRectF()
    for item in items:
        rect = rect.united(item.sceneBoundingRect())
    return rect


def _essence(problem: ProjectProblem) -> tuple[object, ...]:
    return (problem.kind, problem.severity, problem.title, problem.found, problem.expected)
