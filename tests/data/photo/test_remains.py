"""Remains of printed lines are told from digits, and so are lines that were not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from composed import blank_squared

from netbuilder.data.photo.brightness import views_of
from netbuilder.data.photo.lines import Line
from netbuilder.data.photo.reader import find_digits
from netbuilder.data.photo.remains import is_line, is_remains

if TYPE_CHECKING:
    from netbuilder.data.photo.arrays import Grey

SIDE = 240


def ink(*boxes: tuple[int, int, int, int]) -> Grey:
    """Return ink that fills boxes of the first row and column, and of height and width."""
    made = np.zeros((SIDE, SIDE))
    for row, column, height, width in boxes:
        made[row : row + height, column : column + width] = 1.0
    return made


def printed(darkness: float, thickness: float = 2.0) -> Line:
    return Line(60.0, 0.0, 0, SIDE, thickness, darkness)


@pytest.mark.parametrize(
    ("shape", "is_one"),
    [
        (ink((100, 20, 2, 120)), True),
        (ink((100, 20, 2, 50), (102, 75, 2, 60)), True),
        (ink((100, 20, 20, 90)), False),  # A thick dash.
        (ink((20, 100, 120, 3)), False),  # A 1.
        (ink((20, 60, 3, 80), (20, 137, 120, 3)), False),  # A 7.
    ],
)
def test_a_thin_level_line_is_no_digit(shape, is_one):
    assert is_line(shape) is is_one


CROSS = ink((60, 100, 100, 2), (100, 60, 2, 90))
SMALL = ink((100, 100, 3, 14))
CUT = ink((0, 100, 34, 2))


@pytest.mark.parametrize(
    ("shape", "level", "darkness"),
    [(CROSS, 0.1, 0.09), (CROSS, 0.17, 0.09), (SMALL, 0.32, 0.3), (CUT, 0.29, 0.27)],
)
def test_what_is_as_thin_and_faint_as_the_lines_is_left_of_them(shape, level, darkness):
    assert is_remains(shape, [printed(darkness)], level=level)


@pytest.mark.parametrize(
    ("shape", "level", "lines"),
    [
        (CROSS, 0.1, []),
        (CROSS, 0.4, [printed(0.9)]),  # Thin strokes in a dark frame.
        (SMALL, 0.7, [printed(0.3)]),
        (ink((100, 100, 12, 14)), 0.3, [printed(0.3)]),
        (ink((0, 100, 34, 8)), 0.29, [printed(0.27)]),
        (ink((60, 100, 100, 8)), 0.15, [printed(0.15)]),
    ],
)
def test_what_is_darker_or_thicker_or_large_is_ink(shape, level, lines):
    assert not is_remains(shape, lines, level=level)


@pytest.mark.parametrize("seed", [6, 13, 59, 73])
def test_blank_ruled_and_squared_paper_holds_nothing(seed):
    photo = blank_squared(np.random.default_rng(seed))
    assert find_digits(next(views_of(photo))).inks == ()
