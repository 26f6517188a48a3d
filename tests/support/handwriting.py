"""Ten digits by two writers, as strokes in the unit square (x to the right, y down)."""

from __future__ import annotations

from netbuilder.files.stored_drawings import stored_drawings

WRITERS = {
    writer: {
        stored.digit: [list(stroke.points) for stroke in stored.drawing.strokes]
        for stored in stored_drawings()
        if stored.writer == writer
    }
    for writer in ("round", "slanted")
}
ROUND, SLANTED = WRITERS["round"], WRITERS["slanted"]
