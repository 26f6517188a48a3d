"""Payloads dragged onto the canvas: a block of the catalogue, or a part of a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData

from netbuilder.blocks.block import Category
from netbuilder.blocks.catalogue import catalogue
from netbuilder.errors import NetBuilderError
from netbuilder.files.json_text import read_json, write_json
from netbuilder.network.collapsing import middle_of
from netbuilder.network.graph import Point
from netbuilder.network.grouping import entry_of
from netbuilder.network.part_placement import (
    add_part_behind,
    land_part,
    part_landing_at,
    part_landing_on,
)
from netbuilder.network.placement import Landing, add_behind, land, landing_at, landing_on
from netbuilder.project.fragment import fragment_from_json, fragment_to_json
from netbuilder.words import _, counted, listed

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Edge, Graph, NodeId

BLOCK_MIME = "application/x-netbuilder-block"
_NAME_MIME = "application/x-netbuilder-custom-block"
_MOST_TEXT = 4 * 2**20
_MOST_NAMED = 6


class Carried(Protocol):
    """Payload that lands on the canvas."""

    @property
    def title(self) -> str:
        """Name of what is carried."""

    @property
    def key(self) -> str:
        """Key under which the palette lists it; empty for what the palette does not hold."""

    def outlines(self) -> list[Point]:
        """Return where blocks lie, seen from the mouse."""

    def landing_at(self, graph: Graph, point: Point, edge: Edge | None) -> Landing:
        """Return what letting go at `point` does; `edge` is the wire under the mouse."""

    def landing_on(self, graph: Graph, node: NodeId) -> Landing:
        """Return what letting go on a block does."""

    def land(
        self, graph: Graph, point: Point, landing: Landing
    ) -> tuple[Graph, tuple[NodeId, ...]]:
        """Place it and return its nodes."""

    def land_behind(self, graph: Graph, node: NodeId | None) -> tuple[Graph, tuple[NodeId, ...]]:
        """Place it behind a block, or behind the last one; return its nodes."""


@dataclass(frozen=True, slots=True)
class CarriedBlock:
    """A fresh block."""

    block: Block

    @property
    def title(self) -> str:
        """The block's name."""
        return _(self.block.title)

    @property
    def key(self) -> str:
        """The block's kind."""
        return self.block.kind()

    def outlines(self) -> list[Point]:
        """Return the one at the mouse."""
        return [Point(0.0, 0.0)]

    def landing_at(self, graph: Graph, point: Point, edge: Edge | None) -> Landing:
        """Return what `placement` says."""
        return landing_at(graph, self.block, point, edge=edge)

    def landing_on(self, graph: Graph, node: NodeId) -> Landing:
        """Return what `placement` says."""
        return landing_on(graph, self.block, node)

    def land(
        self, graph: Graph, point: Point, landing: Landing
    ) -> tuple[Graph, tuple[NodeId, ...]]:
        """Place the block."""
        grown, node = land(graph, self.block, point, landing=landing)
        return grown, (node,)

    def land_behind(self, graph: Graph, node: NodeId | None) -> tuple[Graph, tuple[NodeId, ...]]:
        """Place the block behind another."""
        grown, added = add_behind(graph, self.block, node)
        return grown, (added,)


@dataclass(frozen=True, slots=True)
class CarriedPart:
    """A part of a network, its middle at the mouse; a custom block has a name."""

    part: Graph
    name: str = ""

    @property
    def title(self) -> str:
        """Name of the part, or of its group, or how many blocks it has."""
        if self.name:
            return self.name
        if len(self.part.groups) == 1:
            return self.part.groups[0].title
        return counted("{count} block", "{count} blocks", len(self.part.nodes))

    @property
    def key(self) -> str:
        """The key of the custom block, if it is one."""
        return custom_key(self.name) if self.name else ""

    def outlines(self) -> list[Point]:
        """Return where its blocks lie around the middle."""
        middle = middle_of(self.part, self.part.nodes)
        places = (node.position for node in self.part.nodes.values())
        return [Point(p.x - middle.x, p.y - middle.y) for p in places]

    def landing_at(self, graph: Graph, point: Point, edge: Edge | None) -> Landing:
        """Return what `part_placement` says."""
        return part_landing_at(graph, self.part, point, edge=edge)

    def landing_on(self, graph: Graph, node: NodeId) -> Landing:
        """Return what `part_placement` says."""
        return part_landing_on(graph, self.part, node)

    def land(
        self, graph: Graph, point: Point, landing: Landing
    ) -> tuple[Graph, tuple[NodeId, ...]]:
        """Place the part."""
        return land_part(graph, self.part, point, landing=landing)

    def land_behind(self, graph: Graph, node: NodeId | None) -> tuple[Graph, tuple[NodeId, ...]]:
        """Place the part behind a block."""
        return add_part_behind(graph, self.part, node)


def placing_title(title: str, before: Graph, after: Graph) -> str:
    """Return what the history calls a placing: what went into a wire was inserted."""
    is_inserted = not set(before.edges) <= set(after.edges)
    return (_("Insert {block}") if is_inserted else _("Add {block}")).format(block=title)


def category_of(part: Graph) -> Category:
    """Return in whose colour a part is shown: that of its first block."""
    first = entry_of(part, part.nodes) or next(iter(part.nodes), None)
    return Category.CORE if first is None else part.block(first).category


def contents_of(part: Graph) -> str:
    """Return the names of a part's first blocks."""
    names = [_(node.block.title) for node in part.nodes.values()]
    return listed(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")


def mime_of(kind: str) -> QMimeData:
    """Return what is dragged for a block of this kind."""
    data = QMimeData()
    data.setData(BLOCK_MIME, kind.encode())
    data.setText(kind)
    return data


def custom_key(name: str) -> str:
    """Return the key of a custom block, which no block of the catalogue has."""
    return f"own:{name}"


def mime_of_part(part: Graph, name: str) -> QMimeData:
    """Return what is dragged for a custom block: its name, and JSON text as on the clipboard."""
    data = QMimeData()
    data.setData(_NAME_MIME, name.encode())
    data.setText(write_json(fragment_to_json(part)))
    return data


def carried_by(data: QMimeData) -> Carried | None:
    """Return what is dragged, or None where it is nothing of ours."""
    if data.hasFormat(BLOCK_MIME):
        cls = catalogue().get(data.data(BLOCK_MIME).toStdString())
        return None if cls is None else CarriedBlock(cls())
    text = data.text() if data.hasText() else ""
    if not text.lstrip().startswith("{") or len(text) > _MOST_TEXT:
        return None
    try:
        part = fragment_from_json(read_json(text.encode("utf-8", "replace"), subject=""))
    except NetBuilderError:
        return None
    name = data.data(_NAME_MIME).toStdString()
    return CarriedPart(part, name) if part.nodes else None
