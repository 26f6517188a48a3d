from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from netbuilder.data.photo.printed import printed_lines, without_lines

_SIDE = 240


def drawn(*strokes, width: int = 3, darkness: float = 0.8, on=None):
    """Contrast of lines from (x, y) to (x, y)."""
    image = Image.new("L", (_SIDE, _SIDE))
    for start, end in strokes:
        ImageDraw.Draw(image).line((start, end), fill=255, width=width)
    contrast = darkness * np.asarray(image) / 255.0
    return contrast if on is None else np.maximum(contrast, on)


def frame(left: int, top: int, right: int, bottom: int):
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return list(zip(corners, corners[1:] + corners[:1], strict=True))


def found(contrast):
    return printed_lines(contrast > 0.05, contrast, np.ones(contrast.shape, bool))


def test_a_frame_is_four_lines():
    lines = found(drawn(*frame(60, 50, 180, 190)))

    assert sorted(line.is_upright for line in lines) == [False, False, True, True]
    assert sorted(round(line.length, -1) for line in lines) == [120, 120, 140, 140]


@pytest.mark.parametrize("tilt", [-20, -8, 8, 20])
def test_a_frame_is_found_askew(tilt: int):
    corners = [(60, 60 - tilt), (180 + tilt, 60), (180, 180 + tilt), (60 - tilt, 180)]

    lines = found(drawn(*zip(corners, corners[1:] + corners[:1], strict=True)))

    assert len(lines) == 4


@pytest.mark.parametrize("spacing", [18, 40])
def test_ruled_and_squared_paper_is_all_lines(spacing: int):
    ruled = [((0, y), (_SIDE, y)) for y in range(10, _SIDE, spacing)]
    squared = ruled + [((x, 0), (x, _SIDE)) for x in range(7, _SIDE, spacing)]

    assert len(found(drawn(*ruled))) == len(ruled)
    assert len(found(drawn(*squared))) == len(squared)


@pytest.mark.parametrize(
    "strokes",
    [
        pytest.param([((120, 60), (120, 180))], id="1"),
        pytest.param([((80, 60), (160, 60)), ((160, 60), (120, 180))], id="7"),
        pytest.param(
            [((90, 60), (80, 130)), ((80, 130), (170, 130)), ((140, 70), (140, 190))], id="4"
        ),
    ],
)
def test_strokes_with_free_ends_are_no_printed_lines(strokes):
    assert found(drawn(*strokes)) == []


def test_a_dark_stem_between_two_faint_lines_is_no_separator():
    """A 1 that fills the space between two ruled lines ends on both."""
    faint = drawn(((0, 70), (_SIDE, 70)), ((0, 170), (_SIDE, 170)), width=2, darkness=0.2)
    both = drawn(((120, 70), (120, 170)), on=faint)

    assert [line.is_upright for line in found(both)] == [False, False]


def test_lines_are_taken_away_and_the_strokes_across_them_stay():
    lines = [((0, y), (_SIDE, y)) for y in (60, 120, 180)]
    stroke = drawn(((80, 40), (150, 200)), width=5)
    contrast = drawn(*lines, on=stroke)

    clear = without_lines(contrast, contrast > 0.05, found(contrast))

    assert clear[stroke > 0].mean() > 0.98 * stroke[stroke > 0].mean()
    assert np.count_nonzero(clear[stroke == 0]) < 120


def test_a_frame_is_taken_away_to_the_last_pixel():
    contrast = drawn(*frame(60, 50, 180, 190))

    assert not without_lines(contrast, contrast > 0.05, found(contrast)).any()
