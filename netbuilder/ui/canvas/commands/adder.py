"""Blocks are added: from the palette, or from the menu at the mouse or at the end of a wire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QCursor

from netbuilder.blocks.catalogue import block_class
from netbuilder.network.edit import connect
from netbuilder.network.graph import Edge, NodeId, Point
from netbuilder.network.grouping import exit_of
from netbuilder.network.layout import COLUMN
from netbuilder.network.naming import short_name
from netbuilder.network.placement import FREE, Landing
from netbuilder.network.rules import refusal
from netbuilder.ui.canvas.commands.add_menu import AddMenu
from netbuilder.ui.canvas.commands.canvas_command import CanvasCommand
from netbuilder.ui.canvas.commands.wire_words import wire_name
from netbuilder.ui.canvas.gestures.carried import CarriedBlock, placing_title
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Graph
    from netbuilder.ui.canvas.gestures.carried import Carried
    from netbuilder.ui.canvas.gestures.wire_gesture import LooseEnd
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView
    from netbuilder.ui.document.session import Session

_READABLE: Final = 0.6
"""The zoom down to which who sees the whole network goes on to see it while it grows."""
Placing: TypeAlias = "Callable[[Graph, Carried], tuple[Graph, tuple[NodeId, ...]]]"


@dataclass(frozen=True, slots=True)
class _Behind:
    """Adds behind the selected block or the last one."""

    node: NodeId | None

    def __call__(self, graph: Graph, what: Carried) -> tuple[Graph, tuple[NodeId, ...]]:
        return what.land_behind(graph, self.node)


@dataclass(frozen=True, slots=True)
class _Into:
    """Adds into the selected wire; a block that takes no input stays loose."""

    wire: Edge

    def __call__(self, graph: Graph, what: Carried) -> tuple[Graph, tuple[NodeId, ...]]:
        at = graph.nodes[self.wire.source].position
        place = Point(at.x + COLUMN, at.y)
        return what.land(graph, place, what.landing_at(graph, place, self.wire))


@dataclass(frozen=True, slots=True)
class _AtEnd:
    """Adds at a wire's end let go in empty space; a block that cannot be joined stays loose."""

    end: LooseEnd
    point: Point

    def __call__(self, graph: Graph, what: Carried) -> tuple[Graph, tuple[NodeId, ...]]:
        source, landing = self.end.source, FREE
        if source and source in graph.nodes and what.landing_on(graph, source) is not FREE:
            landing = Landing(behind=source)
        grown, nodes = what.land(graph, self.point, landing)
        last = exit_of(grown, nodes)
        if self.end.target is not None and last is not None:
            edge = Edge(last, self.end.target[0], 0, self.end.target[1])
            if refusal(grown, edge) is None:
                grown = connect(grown, edge)
        return grown, nodes


class Adder(CanvasCommand):
    """Adds blocks, each as one undo step, and shows them selected."""

    def __init__(self, session: Session, scene: GraphScene, view: CanvasView) -> None:
        super().__init__(session, scene, view)
        self._placing: Placing = _Behind(None)
        self.menu = AddMenu(view)
        self.menu.chosen.connect(self._on_chosen)
        scene.wire_let_go.connect(self.ask_at_wire)
        view.space_tapped.connect(self.ask)

    @Slot(str)
    def add(self, kind: str) -> None:
        """Add a block behind the selected one, or behind the last."""
        self.add_carried(CarriedBlock(block_class(kind)()))

    def add_carried(self, what: Carried) -> None:
        """Add a block, or a part of a network, where what is selected says, or behind the last."""
        wire = self._wire()
        self._place(what, _Behind(self._anchor()) if wire is None else _Into(wire))

    def _anchor(self) -> NodeId | None:
        selected = self._scene.selected_nodes()
        return selected[0] if len(selected) == 1 else None

    def _wire(self) -> Edge | None:
        """Return the one wire that is selected, if nothing else is."""
        wires, others = self._scene.selected_edges(), self._scene.selected_nodes()
        return wires[0] if len(wires) == 1 and not others else None

    @Slot()
    def ask(self) -> None:
        """Let the person type which block comes behind the selected or last one, or into a wire."""
        wire, anchor = self._wire(), self._anchor()
        self._placing = _Behind(anchor) if wire is None else _Into(wire)
        anchor = anchor if wire is None else wire.source
        title = _("Add block")
        if wire is not None:
            title = _("Insert into {wire}").format(wire=wire_name(self._scene.graph, wire))
        elif anchor is not None:
            title = _("Add after {block}").format(block=short_name(self._scene.graph, anchor))
        viewport = self._view.viewport()
        place = QCursor.pos()
        if not viewport.rect().contains(viewport.mapFromGlobal(place)):
            place = viewport.mapToGlobal(viewport.rect().center())
        self.menu.ask(place, title, behind=self._shape(anchor))

    @Slot(object, QPointF)
    def ask_at_wire(self, end: LooseEnd, point: QPointF) -> None:
        """Let the person type which block comes where a wire was let go."""
        name = end.source or (end.target or ("",))[0]
        words = _("Connect after {block}") if end.source else _("Connect before {block}")
        self._placing = _AtEnd(end, Point(point.x(), point.y()))
        self.menu.ask(
            self._view.viewport().mapToGlobal(self._view.mapFromScene(point)),
            words.format(block=short_name(self._scene.graph, name)),
            behind=self._shape(end.source),
        )

    def _shape(self, node: NodeId | None) -> Shape | None:
        shapes = self._session.analysis.shapes
        return shapes[node].output if node is not None and node in shapes else None

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._place(self.menu.carried_of(key), self._placing)

    def _place(self, what: Carried, placing: Placing) -> None:
        before = self._session.project.graph
        after, placed = placing(before, what)
        seen = self._view.sight.rect
        saw_all = seen.contains(self._scene.content_rect())
        title = placing_title(what.title, before, after)
        self._session.edit(title, on_graph(lambda _graph: after))
        self._scene.select(placed)
        self._scene.block_added.emit(what.key)
        if saw_all and self._view.sight.rect != seen and self._can_be_read_as_a_whole():
            self._view.zoom_to_fit()
        self._view.setFocus()

    def _can_be_read_as_a_whole(self) -> bool:
        rect, room = self._scene.content_rect(), self._view.viewport()
        return room.width() >= _READABLE * rect.width() and room.height() >= (
            _READABLE * rect.height()
        )
