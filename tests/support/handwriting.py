"""Ten digits by two writers, as strokes in the unit square (x to the right, y down)."""

from __future__ import annotations

from pathlib import Path

from netbuilder.files.sample_drawings import read_drawings

TWO_WRITERS = read_drawings(Path(__file__).parents[2] / "tools" / "two-writers.json")
WRITERS = {
    writer: {
        stored.digit: [list(stroke.points) for stroke in stored.drawing.strokes]
        for stored in TWO_WRITERS
        if stored.style == writer
    }
    for writer in ("round", "slanted")
}
ROUND, SLANTED = WRITERS["round"], WRITERS["slanted"]
