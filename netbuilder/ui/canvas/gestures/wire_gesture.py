"""A wire pulled by the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from netbuilder.network import edit
from netbuilder.network.graph import Edge, NodeId
from netbuilder.network.rules import free_port, refusal
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.canvas.items.node_paint import PortMark
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.canvas.items.node_item import NodeItem
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session

_PULLED = 40.0
"""Distance that a wire must be pulled into empty space to ask for a block."""


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """Loose end of a wire let go in empty space: it begins at an output, or at an input port."""

    source: NodeId | None = None
    target: tuple[NodeId, int] | None = None


class WireGesture:
    """A wire pulled from a port; `held` is the wire that was picked up at its end, if any."""

    def __init__(
        self,
        session: Session,
        scene: GraphScene,
        *,
        source: NodeId | None = None,
        target: tuple[NodeId, int] | None = None,
        held: Edge | None = None,
    ) -> None:
        self._session = session
        self._scene = scene
        self._source = source
        self._target = target
        self._held = held
        self._graph = edit.disconnect(scene.graph, (held,)) if held else scene.graph
        self._line = QGraphicsPathItem()
        self._line.setZValue(3)
        theme = theme_of(scene.palette())
        self._line.setPen(QPen(QColor(theme.accent), 2.2, Qt.PenStyle.DashLine))
        scene.addItem(self._line)
        if held is not None:
            scene.edges[held].hide()
        self._mark_offers()

    def _mark_offers(self) -> None:
        for name, item in self._scene.nodes.items():
            for port in self._candidate_ports(item):
                if self._refusal(self._edge_to(name, port)) is None:
                    item.mark(port, PortMark.OFFERED)

    def _candidate_ports(self, item: NodeItem) -> tuple[int | None, ...]:
        return tuple(range(item.face.inputs)) if self._source is not None else (None,)

    def _edge_to(self, node: NodeId, port: int | None) -> Edge:
        if self._source is not None:
            return Edge(self._source, node, 0, port or 0)
        target, target_port = self._target or (node, 0)
        return Edge(node, target, 0, target_port)

    def _refusal(self, edge: Edge) -> str | None:
        why = refusal(self._graph, edge)
        return None if why is None else why.sentence()

    def move(self, point: QPointF) -> None:
        """Lead the wire to the mouse and say whether the port there may be joined."""
        self._draw(point)
        for item in self._scene.nodes.values():
            item.clear_marks()
        self._mark_offers()
        found = self._port_at(point)
        if found is None:
            self._scene.hint.say(self._void_hint(), at=point)
            return
        item, port = found
        why = self._refusal(self._edge_to(item.node, port))
        item.mark(port, PortMark.ALLOWED if why is None else PortMark.REFUSED)
        self._scene.hint.say(why or "", at=point, is_refusal=why is not None)

    def _void_hint(self) -> str:
        if self._held is not None:
            return _("Release to delete the wire")
        return _("Release to add a block")

    def _start(self) -> QPointF:
        if self._source is not None:
            return self._scene.nodes[self._source].output_position()
        name, port = self._target or ("", 0)
        return self._scene.nodes[name].input_position(port)

    def _draw(self, point: QPointF) -> None:
        start = self._start()
        forwards = self._source is not None
        self._line.setPath(geometry.wire(*((start, point) if forwards else (point, start))))

    def _port_at(self, point: QPointF) -> tuple[NodeItem, int | None] | None:
        if self._source is not None:
            return self._scene.hits.input_at(point) or self._whole_block_at(point)
        item = self._scene.hits.output_at(point) or self._scene.hits.node_at(point)
        return None if item is None else (item, None)

    def _whole_block_at(self, point: QPointF) -> tuple[NodeItem, int | None] | None:
        """Let a wire be dropped anywhere on a block: it goes to the first input that is free.

        On a collapsed group it goes to the block that takes the group's wires.
        """
        item, collapsed = self._scene.hits.node_at(point), self._scene.groups.collapsed
        if item is not None and item.node in collapsed:
            entry = collapsed[item.node].entry
            item = None if entry is None else self._scene.nodes[entry]
        if item is None or item.node == self._source:
            return None
        return item, free_port(self._graph, item.node)

    def finish(self, point: QPointF) -> None:
        """Connect, reconnect or disconnect, as one undo step; nothing at a port that is refused."""
        found = self._port_at(point)
        self.cancel()
        if found is None:
            if self._held is not None:
                cut = partial(edit.disconnect, edges=(self._held,))
                self._session.edit(_("Delete wire"), on_graph(cut))
            elif geometry.distance(self._start(), point) > _PULLED:
                self._scene.wire_let_go.emit(LooseEnd(self._source, self._target), point)
            return
        item, port = found
        edge = self._edge_to(item.node, port)
        if self._refusal(edge) is not None:
            return
        if self._held is not None:
            again = partial(edit.reroute, old=self._held, new=edge)
            self._session.edit(_("Reconnect wire"), on_graph(again))
        else:
            self._session.edit(_("Connect blocks"), on_graph(partial(edit.connect, edge=edge)))

    def cancel(self) -> None:
        """Take the wire away and show what was there."""
        if self._line.scene() is not None:
            self._scene.removeItem(self._line)
        for item in self._scene.nodes.values():
            item.clear_marks()
        self._scene.hint.say("", at=QPointF())
        if self._held in self._scene.edges and self._held is not None:
            self._scene.edges[self._held].show()
