"""Blocks are added: from the palette, or from the menu at the mouse or at the end of a wire."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QCursor

from netbuilder.blocks.catalogue import block_class
from netbuilder.network.edit import add_node, connect
from netbuilder.network.graph import Edge, NodeId, Point
from netbuilder.network.placement import FREE, Landing, add_behind, land
from netbuilder.network.rules import refusal
from netbuilder.ui.canvas.add_menu import AddMenu
from netbuilder.ui.canvas.canvas_verbs import CanvasVerbs
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Graph
    from netbuilder.project.project import Project
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView
    from netbuilder.ui.canvas.wire_gesture import LooseEnd
    from netbuilder.ui.session import Session

Placing: TypeAlias = "Callable[[Graph, Block], tuple[Graph, NodeId]]"


@dataclass(frozen=True, slots=True)
class _Behind:
    """Behind the selected block or the last one."""

    node: NodeId | None

    def __call__(self, graph: Graph, block: Block) -> tuple[Graph, NodeId]:
        return add_behind(graph, block, self.node)


@dataclass(frozen=True, slots=True)
class _AtEnd:
    """At the end of a wire that was let go in the void; one that cannot be joined stays loose."""

    end: LooseEnd
    point: Point

    def __call__(self, graph: Graph, block: Block) -> tuple[Graph, NodeId]:
        if self.end.source is not None:
            joins = bool(block.inputs) and self.end.source in graph.nodes
            landing = Landing(behind=self.end.source) if joins else FREE
            return land(graph, block, self.point, landing=landing)
        grown, node = add_node(graph, block, self.point)
        if self.end.target is not None:
            edge = Edge(node, self.end.target[0], 0, self.end.target[1])
            if refusal(grown, edge) is None:
                grown = connect(grown, edge)
        return grown, node


class Adder(CanvasVerbs):
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
        self._place(block_class(kind)(), _Behind(self._anchor()))

    def _anchor(self) -> NodeId | None:
        selected = self._scene.selected_nodes()
        return selected[0] if len(selected) == 1 else None

    @Slot()
    def ask(self) -> None:
        """Let the person type which block comes behind the selected or the last one."""
        anchor = self._anchor()
        self._placing = _Behind(anchor)
        title = _("Add a block")
        if anchor is not None:
            title = _("Add behind {block}").format(block=_(self._scene.graph.block(anchor).title))
        viewport = self._view.viewport()
        place = QCursor.pos()
        if not viewport.rect().contains(viewport.mapFromGlobal(place)):
            place = viewport.mapToGlobal(viewport.rect().center())
        self.menu.ask(place, title, behind=self._shape(anchor))

    @Slot(object, QPointF)
    def ask_at_wire(self, end: LooseEnd, point: QPointF) -> None:
        """Let the person type which block comes where a wire was let go."""
        name = end.source or (end.target or ("",))[0]
        words = _("Join behind {block}") if end.source else _("Join before {block}")
        self._placing = _AtEnd(end, Point(point.x(), point.y()))
        self.menu.ask(
            self._view.viewport().mapToGlobal(self._view.mapFromScene(point)),
            words.format(block=_(self._scene.graph.block(name).title)),
            behind=self._shape(end.source),
        )

    def _shape(self, node: NodeId | None) -> Shape | None:
        shapes = self._session.analysis.shapes
        return shapes[node].output if node is not None and node in shapes else None

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._place(self.menu.block_of(key), self._placing)

    def _place(self, block: Block, placing: Placing) -> None:
        placed: list[NodeId] = []

        def place(project: Project) -> Project:
            graph, node = placing(project.graph, block)
            placed.append(node)
            return replace(project, graph=graph)

        self._session.edit(_("Add {block}").format(block=_(block.title)), place)
        self._view.reveal(placed[0])
        self._view.setFocus()
