"""Travel over the canvas by keys: from block to block, to notes, to wires and along them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netbuilder.network.graph import Edge, Point
from netbuilder.ui.canvas.gestures.wire_steps import WireSteps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.sight import Sight


class Stop(NamedTuple):
    """Block or note that an arrow key comes to."""

    name: str
    is_note: bool = False


class Travel:
    """Selects what a step leads to, and brings it into view."""

    def __init__(self, scene: GraphScene, sight: Sight) -> None:
        self._scene = scene
        self._sight = sight
        self._wires = WireSteps(scene)
        self._at: Stop | None = None

    def go(self, step: Point, *, adding: bool) -> None:
        """Go to the next block or note; from a wire to its ends, or to the wire beside it."""
        wire, stops = self._wire(), self._stops()
        if wire is not None and step.y:
            self.go_to_wire(step)
        elif wire is not None:
            self._come_to(self._end_of(wire, step), adding=adding)
        else:
            here = self._here(stops)
            end = leftmost(stops) if here is None else beside(stops, here, step)
            self._come_to(end, adding=adding)

    def _come_to(self, stop: Stop, *, adding: bool) -> None:
        scene = self._scene
        nodes, notes = set(scene.selected_nodes()), set(scene.notes.selected())
        kept = (nodes, notes) if adding else (set[str](), set[str]())
        kept[stop.is_note].add(stop.name)
        self._at = stop
        scene.select(*kept)
        if stop.is_note:
            self._sight.bring((), (stop.name,))
        else:
            self._sight.bring((stop.name,))

    def _end_of(self, wire: Edge, step: Point) -> Stop:
        """Return the block at an end of a wire; for one in a collapsed group, its lead."""
        end = wire.target if step.x > 0 else wire.source
        owner = self._scene.groups.collapsed.get(end)
        return Stop(end if owner is None else owner.lead)

    def go_to_wire(self, step: Point) -> None:
        """Go to a wire of the selected block, or on from the selected wire."""
        wire, here = self._wire(), self._here(self._stops())
        if wire is not None:
            found = self._wires.along(wire, step)
        elif here is not None and not here.is_note:
            found = self._wires.from_block(here.name, step)
        else:
            found = None
        if found is not None:
            self._scene.select_wire(found)
            self._sight.bring((found.source, found.target))

    def _wire(self) -> Edge | None:
        """Return the selected wire, if nothing else is."""
        scene, edges = self._scene, self._scene.selected_edges()
        if not edges or scene.selected_nodes() or scene.notes.selected():
            return None
        return edges[0]

    def _stops(self) -> dict[Stop, Point]:
        """Return where everything stands that is gone to, a collapsed group under its lead."""
        notes = {
            Stop(name, is_note=True): Point(*item.sceneBoundingRect().center().toTuple())
            for name, item in self._scene.notes.items.items()
        }
        return {Stop(name): place for name, place in self._scene.stands().items()} | notes

    def _here(self, stops: Mapping[Stop, Point]) -> Stop | None:
        """Return what was come to last if it is still selected, or else what is selected first."""
        scene = self._scene
        selected = [
            *(Stop(name) for name in scene.selected_nodes()),
            *(Stop(name, is_note=True) for name in scene.notes.selected()),
        ]
        at_hand = [stop for stop in selected if stop in stops]
        return self._at if self._at in at_hand else next(iter(at_hand), None)


def leftmost(stops: Mapping[Stop, Point]) -> Stop:
    """Return the block that stands farthest to the left, or else such a note, of at least one."""
    return min(stops, key=lambda stop: (stop.is_note, stops[stop]))


def beside(stops: Mapping[Stop, Point], here: Stop, step: Point) -> Stop:
    """Return the nearest thing in the quarter that `step` points to; `here` where there is none.

    What lies aside of the direction counts double.
    """
    start = stops[here]
    best, least = here, float("inf")
    for stop, place in stops.items():
        across, down = place.x - start.x, place.y - start.y
        along = across * step.x + down * step.y
        aside = abs(across * step.y) + abs(down * step.x)
        if along > 0 and aside <= along and along + 2 * aside < least:
            best, least = stop, along + 2 * aside
    return best
