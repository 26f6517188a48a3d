"""The scene: one item per node and edge, kept equal to the graph by its difference."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QGraphicsScene

from netbuilder.blocks.shape import format_shape
from netbuilder.network.diff import diff
from netbuilder.network.graph import Edge, Graph, NodeId, Point
from netbuilder.ui.canvas.detail import Detail
from netbuilder.ui.canvas.edge_item import EdgeItem
from netbuilder.ui.canvas.face import face_of
from netbuilder.ui.canvas.hint_item import HintItem
from netbuilder.ui.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netbuilder.project.analysis import Analysis
    from netbuilder.project.problems import ProjectProblem

_ROOM = 400.0
_BY_BOUNDS = Qt.ItemSelectionMode.IntersectsItemBoundingRect


class GraphScene(QGraphicsScene):
    """Shows one graph. `nodes` and `edges` are the only places that keep items.

    Signals:
        wire_let_go(end, point): a new wire was let go in the void; `end` is the `LooseEnd` that
            it hangs on.
    """

    wire_let_go = Signal(object, QPointF)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.graph = Graph()
        self.blocks_rect = QRectF()
        self.nodes: dict[NodeId, NodeItem] = {}
        self.edges: dict[Edge, EdgeItem] = {}
        self._detail = Detail()
        self._shown: dict[NodeId, object] = {}
        self.hint = HintItem()
        self.addItem(self.hint)

    def show_graph(self, graph: Graph, analysis: Analysis) -> None:
        """Show another graph; only what differs is touched."""
        change, before = diff(self.graph, graph), self.graph.nodes
        self.graph = graph
        self._detail.count = len(graph.nodes)
        with self._selecting_at_once():
            for edge in change.removed_edges:
                self.removeItem(self.edges.pop(edge))
            for name in change.removed:
                self.removeItem(self.nodes.pop(name))
                self._shown.pop(name, None)
        self._show_faces(analysis)
        moved = [
            *change.added,
            *(n for n in change.changed if before[n].position != graph.nodes[n].position),
        ]
        for name in moved:
            self.nodes[name].setPos(QPointF(*graph.nodes[name].position))
        for edge in change.added_edges:
            self.edges[edge] = EdgeItem(edge, self._detail)
            self.addItem(self.edges[edge])
        self._show_labels(analysis)
        self.lay_edges((*change.added, *change.changed), also=change.added_edges)
        if moved or change.removed:
            self._fit_scene_rect()

    def _show_faces(self, analysis: Analysis) -> None:
        for name, node in self.graph.nodes.items():
            problems = analysis.by_node.get(name, ())
            state = (node.block, analysis.shapes[name], tuple(map(_essence, problems)))
            if self._shown.get(name) == state:
                continue
            self._shown[name] = state
            face = face_of(node, analysis.shapes[name], problems)
            if name in self.nodes:
                self.nodes[name].show_face(face)
            else:
                self.nodes[name] = NodeItem(name, face, self._detail)
                self.addItem(self.nodes[name])

    def _show_labels(self, analysis: Analysis) -> None:
        for edge, item in self.edges.items():
            output = analysis.shapes[edge.source].output
            item.show_label("" if output is None else format_shape(output))

    def lay_edges(self, nodes: Iterable[NodeId], *, also: Iterable[Edge] = ()) -> None:
        """Lead the wires of `nodes` to where the blocks stand now."""
        touched = set(also)
        for name in nodes:
            touched.update(self.graph.incoming(name))
            touched.update(self.graph.outgoing(name))
        for edge in touched:
            start = self.nodes[edge.source].output_position()
            end = self.nodes[edge.target].input_position(edge.target_port)
            self.edges[edge].lay(start, end)

    def _fit_scene_rect(self) -> None:
        self.blocks_rect = self.content_rect()
        self.setSceneRect(self.blocks_rect.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))

    def content_rect(self) -> QRectF:
        """Return the rectangle that holds all blocks."""
        rect = QRectF()
        for item in self.nodes.values():
            rect = rect.united(item.sceneBoundingRect())
        return rect

    def restore_positions(self, nodes: Iterable[NodeId]) -> None:
        """Put items back to where the graph says they stand."""
        names = tuple(nodes)
        for name in names:
            self.nodes[name].setPos(QPointF(*self.graph.nodes[name].position))
        self.lay_edges(names)

    def positions(self, nodes: Iterable[NodeId]) -> dict[NodeId, Point]:
        """Return where items stand on the scene now."""
        return {name: Point(self.nodes[name].x(), self.nodes[name].y()) for name in nodes}

    def node_at(self, point: QPointF, *, beside: NodeId | None = None) -> NodeItem | None:
        """Return the block under a scene point, other than `beside`."""
        hits = (item for item in self.items(point) if isinstance(item, NodeItem))
        return next((item for item in hits if item.node != beside), None)

    def edge_at(self, point: QPointF) -> EdgeItem | None:
        """Return the wire under a scene point."""
        hits = (item for item in self.items(point) if isinstance(item, EdgeItem))
        return next(hits, None)

    def output_at(self, point: QPointF) -> NodeItem | None:
        """Return the block whose output is within reach of a scene point."""
        return next((n for n in self._near(point) if n.output_near(point)), None)

    def input_at(self, point: QPointF) -> tuple[NodeItem, int] | None:
        """Return the block and port whose input is within reach of a scene point."""
        for item in self._near(point):
            port = item.input_near(point)
            if port is not None:
                return item, port
        return None

    def _near(self, point: QPointF) -> list[NodeItem]:
        reach = QRectF(point.x() - 1, point.y() - 1, 2, 2)
        found = self.items(reach, mode=_BY_BOUNDS)
        return [item for item in found if isinstance(item, NodeItem)]

    def selected_nodes(self) -> tuple[NodeId, ...]:
        """Return the selected nodes, in the graph's order."""
        return tuple(name for name, item in self.nodes.items() if item.isSelected())

    def selected_edges(self) -> tuple[Edge, ...]:
        """Return the selected wires."""
        return tuple(edge for edge, item in self.edges.items() if item.isSelected())

    def select(self, nodes: Iterable[NodeId]) -> None:
        """Select just these nodes."""
        with self._selecting_at_once():
            self.clearSelection()
            for name in nodes:
                if name in self.nodes:
                    self.nodes[name].setSelected(True)

    @contextmanager
    def _selecting_at_once(self) -> Iterator[None]:
        """Tell once, at the end, of a selection that changes item by item.

        Qt tells after each item: of nodes that are to go next, and a thousand times for a
        thousand.
        """
        before = set(self.selectedItems())
        blocked = self.blockSignals(True)
        try:
            yield
        finally:
            self.blockSignals(blocked)
        if set(self.selectedItems()) != before:
            self.selectionChanged.emit()


def _essence(problem: ProjectProblem) -> tuple[object, ...]:
    return (problem.kind, problem.severity, problem.title, problem.found, problem.expected)
