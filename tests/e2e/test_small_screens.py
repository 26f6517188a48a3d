"""The window fits small screens, and the canvas has nearly half of it, at every scale factor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scenarios import run_scenario

SCENARIO = Path(__file__).with_name("scenario_small_screen.py")


@pytest.mark.xvfb
@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ("1280x720", "1"),
        ("1024x640", "1"),
        ("1366x768", "1.5"),
        ("1366x768", "2"),
        ("1920x1080", "2"),
    ],
)
def test_the_first_window_fits_the_screen(size, scale):
    seen = json.loads(run_scenario(SCENARIO, size=size, scale=scale))
    # A unit is several pixels, and a frame may have an odd number of them.
    rounding = 0 if scale == "1" else 1
    left, top, width, height = seen["frame"]
    at, over, across, down = seen["screen"]
    assert left >= at - rounding, seen
    assert top >= over - rounding, seen
    assert left + width <= at + across + rounding, seen
    assert top + height <= over + down + rounding, seen
    assert seen["share"] >= 0.45, seen
