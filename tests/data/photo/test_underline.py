from __future__ import annotations

import numpy as np
import pytest

from netbuilder.data.photo.underline import without_underline


def sheet(*boxes: tuple[slice, slice]) -> np.ndarray:
    ink = np.zeros((120, 120), bool)
    for box in boxes:
        ink[box] = True
    return ink


STEM = np.s_[20:80, 55:61]
"""A 1."""


@pytest.mark.parametrize("columns", [slice(30, 90), slice(0, 120), slice(50, 70)])
def test_a_line_below_a_digit_is_left_out(columns):
    ink = sheet(STEM, (slice(90, 94), columns))

    assert np.array_equal(without_underline(ink), sheet(STEM))


def test_a_line_askew_is_left_out():
    ink = sheet(STEM)
    for column in range(20, 100):
        ink[90 + column // 8 : 94 + column // 8, column] = True

    assert np.array_equal(without_underline(ink), sheet(STEM))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(np.s_[81:86, 30:90], id="the foot of a 2, barely broken off"),
        pytest.param(np.s_[10:14, 30:90], id="the bar of a 5, above"),
        pytest.param(np.s_[60:64, 70:100], id="a bar beside"),
        pytest.param(np.s_[90:116, 50:70], id="a blot"),
    ],
)
def test_other_parts_of_a_digit_stay(other):
    ink = sheet(STEM, other)

    assert np.array_equal(without_underline(ink), ink)


@pytest.mark.parametrize("boxes", [(), (STEM,), (np.s_[60:64, 30:90],)])
def test_ink_of_one_piece_or_none_stays(boxes):
    ink = sheet(*boxes)

    assert np.array_equal(without_underline(ink), ink)


def test_the_lower_of_two_strokes_alike_stays():
    ink = sheet(np.s_[40:44, 30:90], np.s_[60:64, 30:90])

    assert np.array_equal(without_underline(ink), ink)
