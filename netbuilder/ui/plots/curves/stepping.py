"""Steps of the crosshair by keys: so many places further, or to the first or last place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.plots.curves.reading import Place, beside, nearest

if TYPE_CHECKING:
    from netbuilder.ui.plots.axes.frame import Span
    from netbuilder.ui.plots.series.shown import Shown


def further(
    shown: tuple[Shown, ...],
    place: Place | None,
    *,
    count: int,
    seen: Span,
    per_pixel: float,
) -> Place | None:
    """Return the place `count` places on, back if it is negative, or as far as there are any.

    Without a `place` the way begins at the edge of what is `seen`. None where there is nothing to
    read. `per_pixel` is the width of a pixel.
    """
    forward = count > 0
    left = abs(count)
    if place is None:
        place = nearest(shown, seen.low if forward else seen.high, per_pixel=per_pixel)
        left -= 1
    while left > 0 and place is not None:
        found = beside(shown, place, forward=forward, per_pixel=per_pixel)
        if found is None:
            break
        place, left = found, left - 1
    return place


def outermost(shown: tuple[Shown, ...], *, is_last: bool, per_pixel: float) -> Place | None:
    """Return the first or the last place to read; None where there is nothing to read."""
    end = max((one.figures.reach for one in shown), default=0.0)
    return nearest(shown, end if is_last else 0.0, per_pixel=per_pixel)
