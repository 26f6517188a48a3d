"""Hit test: the block, wire or port that lies under a point of the scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from netbuilder.ui.canvas.items.edge_item import EdgeItem
from netbuilder.ui.canvas.items.node_item import NodeItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QGraphicsScene

    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.groups_layer import GroupsLayer

_BY_BOUNDS = Qt.ItemSelectionMode.IntersectsItemBoundingRect


class HitTest:
    """Finds items of one scene; `nodes` are its items of blocks, which come and go."""

    def __init__(
        self, scene: QGraphicsScene, nodes: Mapping[NodeId, NodeItem], groups: GroupsLayer
    ) -> None:
        self._scene = scene
        self._nodes = nodes
        self._groups = groups

    def node_at(self, point: QPointF, *, beside: NodeId | None = None) -> NodeItem | None:
        """Return the block under a scene point, other than `beside`.

        Of a collapsed group it is the one that gives the group's output, else any.
        """
        hits = (item for item in self._scene.items(point) if isinstance(item, NodeItem))
        found = next((item for item in hits if item.node != beside), None)
        owner = None if found is None else self._groups.collapsed.get(found.node)
        return found if owner is None or owner.exit is None else self._nodes[owner.exit]

    def edge_at(self, point: QPointF) -> EdgeItem | None:
        """Return the wire under a scene point."""
        return next(iter(self.edges_at(point)), None)

    def edges_at(self, point: QPointF) -> list[EdgeItem]:
        """Return all wires under a scene point, the uppermost first."""
        return [item for item in self._scene.items(point) if isinstance(item, EdgeItem)]

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
        found = self._scene.items(reach, mode=_BY_BOUNDS)
        return [item for item in found if isinstance(item, NodeItem)]
