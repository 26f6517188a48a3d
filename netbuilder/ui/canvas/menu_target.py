"""Thing on the canvas that a menu is asked for: by the right button, or by the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.grouping import groups_of
from netbuilder.ui.actions.verb import Target

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QGraphicsItem

    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.scene import GraphScene


def select_under(scene: GraphScene, point: QPointF) -> tuple[Target, ...]:
    """Select what lies under a scene point, unless it is selected already; return its kinds."""
    node, frame = scene.hits.node_at(point), scene.groups.frame_at(point)
    wire = scene.hits.edge_at(point)
    other = wire or scene.notes.at(point)
    if node is not None:
        if not node.isSelected():
            scene.select((node.node,))
        if node.node in scene.groups.collapsed:
            return (Target.GROUP,)
        return _block_kinds(scene, (node.node,))
    if frame is not None:
        scene.select(frame.shown.nodes)
        return (Target.GROUP,)
    if other is None:
        return (Target.CANVAS,)
    if not other.isSelected():
        scene.clearSelection()
        other.setSelected(True)
    return (Target.NOTE if wire is None else Target.WIRE,)


def selected_target(scene: GraphScene) -> tuple[tuple[Target, ...], QPointF | None]:
    """Return the kinds of what is selected, and the scene point at which it stands, if anything."""
    nodes, notes, edges = scene.selected_nodes(), scene.notes.selected(), scene.selected_edges()
    if nodes:
        is_group = any(set(nodes) == set(group.nodes) for group in scene.graph.groups)
        kinds = (Target.GROUP,) if is_group else _block_kinds(scene, nodes)
        return kinds, _middle(scene.nodes[nodes[0]])
    if notes:
        return (Target.NOTE,), _middle(scene.notes.items[notes[0]])
    if edges:
        return (Target.WIRE,), scene.edges[edges[0]].path.pointAtPercent(0.5)
    return (Target.CANVAS,), None


def _block_kinds(scene: GraphScene, nodes: Collection[NodeId]) -> tuple[Target, ...]:
    """Return what blocks are: blocks, and where they stand in a group, a part of it, too."""
    return (Target.BLOCK, Target.GROUP) if groups_of(scene.graph, nodes) else (Target.BLOCK,)


def _middle(item: QGraphicsItem) -> QPointF:
    return item.sceneBoundingRect().center()
