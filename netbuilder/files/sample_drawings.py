"""Drawings of digits, on which the steps of the framing show what they are for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from netbuilder import resources
from netbuilder.data.strokes import DEFAULT_PEN_WIDTH, Drawing, Stroke
from netbuilder.files.json_text import read_json
from netbuilder.project.fields import expect, field
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path


class SampleDrawing(NamedTuple):
    """One drawing, its digit, and how or by whom it is drawn."""

    style: str
    digit: int
    drawing: Drawing


@cache
def sample_drawings() -> tuple[SampleDrawing, ...]:
    """Return the drawings of the framing lesson; `tools/draw_lesson.py` made them.

    Raises:
        NetBuilderError: The file is missing from this installation, or damaged.
    """
    return read_drawings(resources.path("drawings", "framing-lesson.json"))


def read_drawings(path: Path) -> tuple[SampleDrawing, ...]:
    """Return all drawings in a file.

    Raises:
        NetBuilderError: The file cannot be read, or is damaged.
    """
    subject = _("The sample drawings")
    items = expect(read_json(path.read_bytes(), subject=subject), list, subject)
    return tuple(map(_sample, items))


def _sample(item: object) -> SampleDrawing:
    table = expect(item, dict, _("A sample drawing"))
    width = float(table.get("width", DEFAULT_PEN_WIDTH))
    strokes = tuple(
        Stroke(tuple((float(x), float(y)) for x, y in points), width)
        for points in field(table, "strokes", list)
    )
    return SampleDrawing(field(table, "style", str), int(table["digit"]), Drawing(strokes))
