"""Ten digits by two people, on which the steps of the framing show what they are for."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from netbuilder import resources
from netbuilder.data.strokes import Drawing, Stroke
from netbuilder.files.json_text import read_json
from netbuilder.project.fields import expect, field
from netbuilder.words import _


class SampleDrawing(NamedTuple):
    """One drawing, its digit, and the name for whoever drew it."""

    writer: str
    digit: int
    drawing: Drawing


@cache
def sample_drawings() -> tuple[SampleDrawing, ...]:
    """Return all sample drawings.

    Raises:
        NetBuilderError: The file is missing from this installation, or damaged.
    """
    path = resources.path("drawings", "two-writers.json")
    subject = _("The sample drawings")
    items = expect(read_json(path.read_bytes(), subject=subject), list, subject)
    return tuple(map(_sample, items))


def _sample(item: object) -> SampleDrawing:
    table = expect(item, dict, _("A sample drawing"))
    strokes = tuple(
        Stroke(tuple((float(x), float(y)) for x, y in points))
        for points in field(table, "strokes", list)
    )
    return SampleDrawing(field(table, "writer", str), int(table["digit"]), Drawing(strokes))
