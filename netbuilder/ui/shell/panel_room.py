"""Room for the panels: which of them can be open with enough of the canvas left to see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

CANVAS_SHARE: Final = 0.45
"""Share of the window's height and width that the canvas has at least."""
BELOW_SHARE: Final = 0.3
"""Share of the window's height that the panel below the canvas has at most."""


class Edge(StrEnum):
    """The side of the canvas that a panel stands at."""

    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel, and the least width and height in pixels that it can have.

    `compact` is its height in a compact form, where it has one.
    """

    name: str
    edge: Edge
    width: int
    height: int
    compact: int | None = None

    @property
    def compacted(self) -> Panel:
        """The panel in its compact form."""
        return self if self.compact is None else replace(self, height=self.compact, compact=None)


@dataclass(frozen=True, slots=True)
class Room:
    """Pixels that a window has for canvas and panels.

    `window_height` counts the window with its frame; `banner` is what stands over the canvas.
    """

    width: int
    height: int
    window_height: int
    banner: int

    @property
    def below(self) -> int:
        """Height that the panel below may have."""
        left = self.height - self.banner - CANVAS_SHARE * self.window_height
        return max(0, int(min(BELOW_SHARE * self.window_height, left)))

    @property
    def beside(self) -> int:
        """Width that the panels to the left and right may have together."""
        return int((1 - CANVAS_SHARE) * self.width)

    def takes(self, panel: Panel, *, beside: Sequence[Panel]) -> bool:
        """Tell whether one more panel fits, around the canvas and beside those that are open."""
        if panel.edge is Edge.BELOW:
            fits_in_height = panel.height <= self.below
        else:
            column = [other.height for other in beside if other.edge is panel.edge]
            fits_in_height = panel.height + sum(column) <= self.height
        return fits_in_height and self._width([*beside, panel]) <= self.width

    def _width(self, panels: Sequence[Panel]) -> float:
        """Return the least width of these panels with the canvas in their midst."""
        widths = {
            edge: max((panel.width for panel in panels if panel.edge is edge), default=0)
            for edge in Edge
        }
        middle = max(widths[Edge.BELOW], CANVAS_SHARE * self.width)
        return widths[Edge.LEFT] + middle + widths[Edge.RIGHT]


def narrowed(widths: Sequence[int], *, least: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns, each narrowed by its part of what is too much for `room`."""
    leeway = [width - low for width, low in zip(widths, least, strict=True)]
    excess = min(sum(widths) - room, sum(leeway))
    if excess <= 0:
        return list(widths)
    return [
        width - -(-excess * more // sum(leeway)) for width, more in zip(widths, leeway, strict=True)
    ]


def panels_with_room(
    wanted: Sequence[Panel], room: Room, *, insisted: str | None = None
) -> tuple[Panel, ...]:
    """Return those that have room, the first of `wanted` before the others.

    They are in their compact forms where these let more of them stay. The one that the person has
    opened by hand is among them in any case.
    """
    usual = _kept(wanted, room, insisted)
    compact = _kept([panel.compacted for panel in wanted], room, insisted)
    return max(usual, compact, key=lambda kept: sum(room.takes(one, beside=()) for one in kept))


def _kept(wanted: Sequence[Panel], room: Room, insisted: str | None) -> tuple[Panel, ...]:
    kept = [panel for panel in wanted if panel.name == insisted]
    for panel in wanted:
        if panel not in kept and room.takes(panel, beside=kept):
            kept.append(panel)
    return tuple(kept)
