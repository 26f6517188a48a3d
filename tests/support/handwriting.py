"""Ten digits in two hands, as strokes in the unit square (x to the right, y down)."""

from __future__ import annotations

from netbuilder.files.stored_drawings import stored_drawings

HANDS = {
    hand: {
        stored.digit: [list(stroke.points) for stroke in stored.drawing.strokes]
        for stored in stored_drawings()
        if stored.hand == hand
    }
    for hand in ("round", "slanted")
}
ROUND, SLANTED = HANDS["round"], HANDS["slanted"]
