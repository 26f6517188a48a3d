"""Brief form of a legend: what is plotted and where its curves stand, in a single line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from netbuilder.ui.plots.legend.arrangement import Spot
from netbuilder.ui.plots.legend.samples import Entry, Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIGURES: Final = 2
"""Curves whose figures are never left out: those of training and validation."""
_GAP: Final = 6.0
"""Pixels from one entry to the next."""


def lacks_figures(entries: Sequence[Entry], shown: int) -> bool:
    """Tell whether the first `shown` entries leave out a figure that is never left out."""
    return sum(bool(entry.figure) for entry in entries[:shown]) < len(_with_figures(entries))


def briefly(entries: Sequence[Entry]) -> list[Entry]:
    """Return the title, where the entries begin with one, and signs with figures."""
    titles = [replace(one, words=one.brief) for one in entries[:1] if one.brief]
    return [*titles, *map(_without_words, _with_figures(entries))]


def in_a_line(widths: Sequence[float], *, room: float) -> list[Spot]:
    """Return places in one line; the first entry is cut where the others need its room."""
    others = sum(widths[1:]) + _GAP * (len(widths) - 1)
    spots, left = list[Spot](), 0.0
    for width in (max(0.0, min(widths[0], room - others)), *widths[1:]):
        spots.append(Spot(0, left, width))
        left += width + _GAP
    return spots


def _with_figures(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.figure][:_FIGURES]


def _without_words(entry: Entry) -> Entry:
    return replace(entry, words="", sample=Sample.SIGN if entry.symbol else entry.sample)
