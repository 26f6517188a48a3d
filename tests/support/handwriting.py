"""Ten digits by two writers, as strokes in the unit square (x to the right, y down)."""

from __future__ import annotations

from netbuilder.files.sample_drawings import sample_drawings

WRITERS = {
    writer: {
        stored.digit: [list(stroke.points) for stroke in stored.drawing.strokes]
        for stored in sample_drawings()
        if stored.writer == writer
    }
    for writer in ("round", "slanted")
}
ROUND, SLANTED = WRITERS["round"], WRITERS["slanted"]
