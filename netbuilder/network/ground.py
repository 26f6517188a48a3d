"""Ground of the canvas: blocks, notes and frames that stand on it, and the room between."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.network.collapsing import collapsed_groups
from netbuilder.network.graph import Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netbuilder.network.graph import Graph, NodeId

BLOCK_SIZE: Final = (112.0, 84.0)
"""Width and height of a block, whose position is its middle."""
FRAME_MARGIN: Final = 14.0
"""Distance between the blocks of a group and its frame."""
FRAME_STRIP: Final = 26.0
"""Height of the strip with the name of a group."""
GAP: Final = 12.0
"""Distance that is kept to what stands there."""

_STEP: Final = (84.0, 60.0)
"""Half a column and half a row: what is placed step by step stays in line with what is tidy."""
_RINGS: Final = 40
_CELL: Final = 200.0


class Box(NamedTuple):
    """Rectangle on the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def moved(self, offset: Point) -> Box:
        """Return the box so far away."""
        return Box(
            self.left + offset.x, self.top + offset.y, self.right + offset.x, self.bottom + offset.y
        )

    def grown(self, by: float) -> Box:
        """Return the box with so much more at each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Tell whether the other lies within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Standing:
    """Thing that stands somewhere: a block, all blocks of a collapsed group, a note or a frame."""

    box: Box
    nodes: frozenset[NodeId] = frozenset()
    note: str = ""


class Ground:
    """Everything that stands on the canvas, found by place."""

    def __init__(self, standing: Iterable[Standing]) -> None:
        self._cells: dict[tuple[int, int], list[Standing]] = defaultdict(list)
        for one in standing:
            for cell in _cells(one.box):
                self._cells[cell].append(one)

    def under(self, box: Box) -> list[Standing]:
        """Return what a box would cover."""
        found = {id(one): one for cell in _cells(box) for one in self._cells.get(cell, ())}
        return [one for one in found.values() if one.box.overlaps(box)]

    def is_free(self, box: Box) -> bool:
        """Tell whether a box would cover nothing, and keep its distance."""
        return not self.under(box.grown(GAP))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for across in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for down in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield across, down


def block_box(place: Point) -> Box:
    """Return the box of a block whose middle is at `place`."""
    width, height = BLOCK_SIZE
    return Box(place.x - width / 2, place.y - height / 2, place.x + width / 2, place.y + height / 2)


def blocks_and_notes(graph: Graph) -> Iterator[Standing]:
    """Return each block, each collapsed group as one, and each note."""
    collapsed = collapsed_groups(graph)
    for name, node in graph.nodes.items():
        owner = collapsed.get(name)
        if owner is None:
            yield Standing(block_box(node.position), frozenset((name,)))
        elif owner.lead == name:
            yield Standing(block_box(owner.place), frozenset(owner.group.nodes))
    for note in graph.notes:
        left, top = note.position
        width, height = note.size
        yield Standing(Box(left, top, left + width, top + height), note=note.id)


def frames(graph: Graph) -> Iterator[Standing]:
    """Return the frame of each group that is not collapsed."""
    for group in graph.groups:
        if group.nodes and not group.collapsed:
            blocks = around(block_box(graph.nodes[name].position) for name in group.nodes)
            frame = blocks.grown(FRAME_MARGIN)
            yield Standing(frame._replace(top=frame.top - FRAME_STRIP), frozenset(group.nodes))


def around(boxes: Iterable[Box]) -> Box:
    """Return the box that holds all of at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def free_offset(graph: Graph, part: Graph, *, seen: Box) -> Point:
    """Return how far `part` is to be moved so that its copy covers nothing in `graph`.

    It comes as near to its own place as can be, or to the middle of what is `seen` where its own
    place is not; if there is room, all of it is seen.
    """
    home = around(one.box for one in (*blocks_and_notes(part), *frames(part)))
    ground = Ground((*blocks_and_notes(graph), *frames(graph)))
    middle, looked_at = home.middle, seen.middle
    start = Point(0.0, 0.0)
    if not seen.holds(home):
        start = Point(round(looked_at.x - middle.x), round(looked_at.y - middle.y))
    tried = [Point(start.x + step.x, start.y + step.y) for step in _steps()]
    in_view = (offset for offset in tried if seen.holds(home.moved(offset)))
    for offset in (*in_view, *tried):
        if ground.is_free(home.moved(offset)):
            return offset
    everything = around(one.box for one in (*blocks_and_notes(graph), *frames(graph)))
    return Point(start.x, everything.bottom + 3 * GAP - home.top)


@cache
def _steps() -> tuple[Point, ...]:
    """Return steps away from a place, the nearest first; of two as near, down or to the right."""
    reach = range(-_RINGS, _RINGS + 1)
    steps = [Point(_STEP[0] * across, _STEP[1] * down) for across in reach for down in reach]
    return tuple(sorted(steps, key=lambda p: (p.x**2 + p.y**2, -p.y, -p.x)))
