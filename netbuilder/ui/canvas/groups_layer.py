"""The groups on the canvas: frames around blocks, or one block in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from netbuilder.network.collapsing import collapsed_groups
from netbuilder.network.graph import Graph
from netbuilder.network.grouping import group_by_node
from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.canvas.items.frame_item import FrameItem
from netbuilder.ui.canvas.items.node_item import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtWidgets import QGraphicsScene

    from netbuilder.network.collapsing import CollapsedGroup
    from netbuilder.network.graph import Edge, Group, NodeId
    from netbuilder.ui.canvas.items.detail import Detail
    from netbuilder.ui.canvas.items.node_item import NodeItem


_APART = 8.0
"""Distance of a name beside its frame from what stands there."""


class GroupsLayer:
    """Keeps a frame for each expanded group, and knows which blocks are collapsed.

    `nodes` are the scene's items of blocks, which come and go.
    """

    def __init__(
        self, scene: QGraphicsScene, nodes: Mapping[NodeId, NodeItem], detail: Detail
    ) -> None:
        self._scene = scene
        self._nodes = nodes
        self._detail = detail
        self._graph = Graph()
        self._by_node: Mapping[NodeId, Group] = {}
        self.frames: dict[str, FrameItem] = {}
        self.collapsed: Mapping[NodeId, CollapsedGroup] = {}

    def take(self, graph: Graph) -> frozenset[NodeId]:
        """Take on another graph; return the blocks that now stand elsewhere or for themselves."""
        before, self.collapsed = self.collapsed, collapsed_groups(graph)
        self._graph, self._by_node = graph, group_by_node(graph)
        either = before.keys() | self.collapsed.keys()
        return frozenset(name for name in either if before.get(name) != self.collapsed.get(name))

    def role(self, node: NodeId) -> Role | None:
        """Return what a block is to its collapsed group."""
        owner = self.collapsed.get(node)
        if owner is None:
            return None
        return Role(owner.lead == node, owner.entry == node, owner.exit == node)

    def home(self, node: NodeId) -> QPointF:
        """Return where the block, or the collapsed group that it is in, stands by the graph."""
        owner = self.collapsed.get(node)
        return QPointF(*(self._graph.nodes[node].position if owner is None else owner.place))

    def hides(self, edge: Edge) -> bool:
        """Tell whether a wire runs within one collapsed group."""
        owner = self.collapsed.get(edge.source)
        return owner is not None and owner is self.collapsed.get(edge.target)

    def whole(self, nodes: Iterable[NodeId]) -> frozenset[NodeId]:
        """Return the nodes with all that are in one collapsed group with any of them."""
        found = set(nodes)
        for name in tuple(found):
            if name in self.collapsed:
                found.update(self.collapsed[name].group.nodes)
        return frozenset(found)

    def show(self) -> None:
        """Show the graph's frames, once its blocks stand where they should."""
        shown = {group.id: group for group in self._graph.groups if not group.collapsed}
        for name in self.frames.keys() - shown.keys():
            self._scene.removeItem(self.frames.pop(name))
        for name, group in shown.items():
            if name not in self.frames:
                self.frames[name] = FrameItem(group, self._detail)
                self._scene.addItem(self.frames[name])
            self.frames[name].show_group(group)
            self._surround(group)
        self._give_room()

    def follow(self, nodes: Iterable[NodeId]) -> None:
        """Let the frames follow blocks that are carried."""
        touched = {self._by_node[name].id for name in nodes if name in self._by_node}
        for name in touched & self.frames.keys():
            self._surround(self.frames[name].shown)
        self._give_room()

    def _give_room(self) -> None:
        """Let long names take the ground beside their frames, up to what stands there."""
        for frame in self.frames.values():
            frame.give_room(self._room_beside(frame) if frame.lacking else 0.0)

    def _room_beside(self, frame: FrameItem) -> float:
        """Return how much of the ground to the right of a frame is free at the height of names."""
        edge, strip = frame.frame.right(), frame.strip
        ground = QRectF(edge, strip.top(), frame.lacking + _APART, strip.height())
        others = [other.frame for other in self.frames.values() if other is not frame]
        blocks = [
            geometry.NODE_RECT.translated(item.pos())
            for item in self._nodes.values()
            if item.isVisible()
        ]
        taken = [rect.left() for rect in (*others, *blocks) if rect.intersects(ground)]
        return max(0.0, min(taken, default=ground.right()) - _APART - edge)

    def _surround(self, group: Group) -> None:
        rect = QRectF()
        for name in group.nodes:
            rect = rect.united(geometry.NODE_RECT.translated(self._nodes[name].pos()))
        self.frames[group.id].surround(rect)

    def frame_at(self, point: QPointF) -> FrameItem | None:
        """Return the frame whose name lies under a scene point."""
        hits = (item for item in self._scene.items(point) if isinstance(item, FrameItem))
        return next(hits, None)
