"""Thing on the canvas that the right button was pressed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.actions.verb import Target

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from netbuilder.ui.canvas.scene import GraphScene


def select_under(scene: GraphScene, point: QPointF) -> Target:
    """Select what lies under a scene point, unless it is selected already; return its kind."""
    node, frame = scene.hits.node_at(point), scene.groups.frame_at(point)
    wire = scene.hits.edge_at(point)
    other = wire or scene.notes.at(point)
    if node is not None:
        if not node.isSelected():
            scene.select((node.node,))
        return Target.BLOCK
    if frame is not None:
        scene.select(frame.shown.nodes)
        return Target.GROUP
    if other is None:
        return Target.CANVAS
    if not other.isSelected():
        scene.clearSelection()
        other.setSelected(True)
    return Target.NOTE if wire is None else Target.WIRE
