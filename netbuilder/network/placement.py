"""Placement of a block: on an edge, behind a block, or free; and the room made for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netbuilder.network.edit import (
    add_node,
    append,
    connect,
    insert_on_edge,
    move_nodes,
    move_onto_edge,
    remove_nodes,
)
from netbuilder.network.graph import Edge, Graph, NodeId, Point
from netbuilder.network.ground import Ground, block_box, blocks_and_notes
from netbuilder.network.layout import COLUMN, ROW
from netbuilder.network.notes import move_notes
from netbuilder.network.open_ends import open_end_before
from netbuilder.network.order import output_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.blocks.block import Block


@dataclass(frozen=True, slots=True)
class Landing:
    """Effect of a drop: go into `edge`, join `behind` a block, or neither."""

    edge: Edge | None = None
    behind: NodeId | None = None


FREE = Landing()


def landing_at(graph: Graph, block: Block, point: Point, *, edge: Edge | None = None) -> Landing:
    """Return what dropping `block` at `point` does; `edge` is the wire under the mouse."""
    if not block.inputs:
        return FREE
    if edge is not None:
        return Landing(edge=edge)
    return Landing(behind=open_end_before(graph, point))


def land(
    graph: Graph, block: Block, point: Point, *, landing: Landing = FREE
) -> tuple[Graph, NodeId]:
    """Place `block` as `landing` says, and make room where it is tight.

    Raises:
        EditError: The wire or the block to join is gone.
    """
    if landing.edge is not None:
        grown, node = insert_on_edge(graph, landing.edge, block, point)
        return settle(grown, node), node
    if landing.behind is not None:
        grown, node = add_node(graph, block, point)
        return settle(connect(grown, Edge(landing.behind, node)), node), node
    grown, node = add_node(graph, block, point)
    return _clear(grown, node, point), node


def insert(graph: Graph, edge: Edge, block: Block) -> Graph:
    """Place `block` into a wire, as if it had been dropped there.

    Raises:
        EditError: The wire is gone, or the block takes no input.
    """
    at = graph.nodes[edge.source].position
    place = Point(at.x + COLUMN, at.y)
    return land(graph, block, place, landing=Landing(edge=edge))[0]


def landing_on(graph: Graph, block: Block, node: NodeId) -> Landing:
    """Return what dropping `block` onto a node does: it comes behind it, into its only wire."""
    if not block.inputs:
        return FREE
    onward = graph.outgoing(node)
    return Landing(edge=onward[0]) if len(onward) == 1 else Landing(behind=node)


def join_behind(graph: Graph, node: NodeId, anchor: NodeId) -> Graph:
    """Connect a node without edges behind `anchor`, as if it had been dropped there.

    Raises:
        EditError: One of them is gone, or the node is joined already.
    """
    landing = landing_on(graph, graph.block(node), anchor)
    if landing.edge is not None:
        return settle(move_onto_edge(graph, node, landing.edge), node)
    return settle(connect(graph, Edge(anchor, node)), node)


def drop_node(graph: Graph, node: NodeId, point: Point, *, landing: Landing) -> Graph:
    """Put a node that is there already to `point`, and join it as `landing` says.

    Raises:
        EditError: The wire or the block to join is gone, or cannot be joined to the node.
    """
    if landing.edge is not None:
        return move_into(graph, node, landing.edge, at=point)
    placed = move_nodes(graph, {node: point})
    return placed if landing.behind is None else join_behind(placed, node, landing.behind)


def move_into(graph: Graph, node: NodeId, edge: Edge, *, at: Point | None = None) -> Graph:
    """Take a node from where it stands, joining its neighbours, and drop it onto an edge.

    It is dropped `at` a place, or beside the block that the edge comes from.

    Raises:
        EditError: The wire is gone or one of the node's own, or the node takes no input.
    """
    loose = replace(graph, edges=remove_nodes(graph, (node,)).edges)
    joined = move_onto_edge(loose, node, edge)
    source = joined.nodes[edge.source].position
    place = at or Point(source.x + COLUMN, source.y)
    return settle(move_nodes(joined, {node: place}), node)


def add_behind(graph: Graph, block: Block, node: NodeId | None) -> tuple[Graph, NodeId]:
    """Place `block` behind `node`, into its wire where it has just one, or behind the last block.

    With no node and no last block to join, it is placed beside the others.
    """
    anchor = node if node in graph.nodes else next(iter(output_nodes(graph)), None)
    if anchor is None or not block.inputs:
        return append(graph, block, free_place(graph))
    at = graph.nodes[anchor].position
    place = Point(at.x + COLUMN, at.y)
    return land(graph, block, place, landing=landing_on(graph, block, anchor))


def add_before(graph: Graph, block: Block, node: NodeId | None) -> tuple[Graph, NodeId]:
    """Place `block` on free ground left of a node, or where an empty canvas begins; not joined."""
    at = Point(COLUMN, 0.0) if node is None else graph.nodes[node].position
    place = Point(at.x - COLUMN, at.y)
    ground = Ground(blocks_and_notes(graph))
    while ground.under(block_box(place)):
        place = Point(place.x, place.y + ROW / 2)
    return add_node(graph, block, place)


def append_to_the_right(graph: Graph, block: Block) -> Graph:
    """Place a block one column right of the only last one, and join it to that."""
    return add_behind(graph, block, output_nodes(graph)[0])[0]


def free_place(graph: Graph) -> Point:
    """Return a place below everything that stands on the canvas."""
    places = [node.position for node in graph.nodes.values()]
    if not places:
        return Point(0.0, 0.0)
    return Point(min(p.x for p in places), max(p.y for p in places) + ROW)


def settle(graph: Graph, node: NodeId) -> Graph:
    """Keep a joined node clear of its neighbours: right of its source, all behind it moved on."""
    sources = [graph.nodes[edge.source].position for edge in graph.incoming(node)]
    here = graph.nodes[node].position
    left = max((place.x for place in sources), default=here.x - COLUMN)
    crowded = any(
        abs(place.y - here.y) < ROW * 0.7 and abs(here.x - place.x) < COLUMN for place in sources
    )
    if crowded:
        here = Point(left + COLUMN, here.y)
    aligned = next((p.y for p in sources if abs(p.y - here.y) < ROW * 0.4), here.y)
    return _make_room(_clear(graph, node, Point(here.x, aligned)), node)


def _clear(graph: Graph, node: NodeId, place: Point) -> Graph:
    """Put a node to `place`, or so far below that it covers nothing but what is moved on."""
    ahead = onward(graph, (edge.target for edge in graph.outgoing(node)))
    others = (one for one in blocks_and_notes(graph) if node not in one.nodes)
    ground = Ground(one for one in others if not one.nodes & ahead)
    while ground.under(block_box(place)):
        place = Point(place.x, place.y + ROW / 2)
    return move_nodes(graph, {node: place})


def _make_room(graph: Graph, node: NodeId) -> Graph:
    here = graph.nodes[node].position
    targets = [graph.nodes[edge.target].position for edge in graph.outgoing(node)]
    crowding = [p.x for p in targets if abs(p.y - here.y) < ROW * 0.7]
    shift = max((here.x + COLUMN - x for x in crowding), default=0.0)
    if shift <= 0:
        return graph
    ahead = [
        edge.target
        for edge in graph.outgoing(node)
        if graph.nodes[edge.target].position.x > here.x - COLUMN
    ]
    return move_on(graph, onward(graph, ahead), shift)


def onward(graph: Graph, nodes: Iterable[NodeId]) -> set[NodeId]:
    """Return the nodes and what they lead to within their row: by wires that lead to the right."""
    found = set(nodes)
    waiting = list(found)
    while waiting:
        name = waiting.pop()
        for edge in graph.outgoing(name):
            leads_right = graph.nodes[name].position.x < graph.nodes[edge.target].position.x
            if leads_right and edge.target not in found:
                found.add(edge.target)
                waiting.append(edge.target)
    return found


def move_on(graph: Graph, nodes: Iterable[NodeId], shift: float) -> Graph:
    """Move nodes to the right, and with them whatever they would come to cover."""
    moving, notes = _swept(graph, frozenset(nodes), shift)
    places = {name: graph.nodes[name].position for name in moving}
    corners = {note.id: note.position for note in graph.notes if note.id in notes}
    moved = move_nodes(graph, {name: Point(p.x + shift, p.y) for name, p in places.items()})
    return move_notes(moved, {name: Point(p.x + shift, p.y) for name, p in corners.items()})


def _swept(
    graph: Graph, nodes: frozenset[NodeId], shift: float
) -> tuple[frozenset[NodeId], frozenset[str]]:
    """Return the nodes with the blocks and notes that have to move on, too."""
    standing = tuple(blocks_and_notes(graph))
    ground = Ground(standing)
    moving, notes = set(nodes), set[str]()
    waiting = [one for one in standing if one.nodes & moving]
    while waiting:
        mover = waiting.pop()
        covered = ground.under(mover.box.moved(Point(shift, 0.0)))
        for one in covered:
            is_new = one.note not in notes if one.note else not one.nodes & moving
            if is_new and not one.box.overlaps(mover.box):
                moving |= one.nodes
                notes |= {one.note} if one.note else set()
                waiting.append(one)
    return frozenset(moving), frozenset(notes)
