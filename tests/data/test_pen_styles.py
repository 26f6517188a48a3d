"""Flags, feet, bars and curls are drawn where hands draw them."""

from __future__ import annotations

import numpy as np
import pytest

from netbuilder.data.pen_styles import line, with_pen_styles

STEM = np.zeros((28, 28), np.float32)
STEM[4:24, 13:15] = 1.0


def added(digit, count=200):
    """Return what pen styles add to many upright stems, by image: rows and columns."""
    labels = np.full(count, digit, np.uint8)
    ink = np.repeat(STEM[None], count, axis=0)
    return with_pen_styles(ink, labels, np.random.default_rng(2), 1.0) - ink


def test_a_one_gets_a_flag_to_the_left_at_the_top_or_a_foot_or_both():
    new = added(1)
    flag = new[:, :18, :12].sum((1, 2)) > 0.5
    foot = new[:, 22:26].sum((1, 2)) > 0.5
    right = new[:, :18, 17:].sum((1, 2)) > 0.5
    assert flag.mean() > 0.6
    assert 0.3 < foot.mean() < 0.8
    assert not right.any()
    assert (flag | foot).mean() > 0.95


def test_a_seven_is_crossed_and_some_have_a_bent_stem():
    seven = STEM + added(7)
    reach = (seven > 0.5).any(1)
    assert (reach[:, 2:13].any(1) & reach[:, 15:26].any(1)).mean() > 0.95
    columns = np.arange(28)
    middles = (seven[:, 8:20] * columns).sum(2) / seven[:, 8:20].sum(2)
    bent = np.median(middles, 1) - (seven[:, 23] * columns).sum(1) / seven[:, 23].sum(1)
    assert 0.3 < (bent > 1.0).mean() < 0.7
    assert (bent > -1.0).all()


def test_the_roof_of_a_seven_gets_a_hook_at_its_left_end():
    roofed = np.repeat(STEM[None], 200, axis=0)
    roofed[:, 4:6, 5:15] = 1.0
    new = with_pen_styles(roofed, np.full(200, 7, np.uint8), np.random.default_rng(2), 1.0)
    assert 0.2 < (new[:, 7:10, 3:9].max((1, 2)) > 0.5).mean() < 0.7


def test_a_flag_goes_with_the_lean_of_its_stem():
    leaning = np.zeros((200, 28, 28), np.float32)
    for row in range(4, 24):
        leaning[:, row, 22 - (row - 4) // 2 : 24 - (row - 4) // 2] = 1.0
    ones = np.ones(200, np.uint8)
    new = with_pen_styles(leaning, ones, np.random.default_rng(2), 1.0) - leaning
    assert (new[:, 4:14, :17].sum((1, 2)) > 0.5).mean() > 0.4
    assert not new[:, 4:16, 25:].any()


def test_a_four_loses_the_upper_end_of_its_second_stroke():
    four = np.zeros((60, 28, 28), np.float32)
    four[:, 4:16, 7:9] = four[:, 14:16, 7:20] = four[:, 4:24, 18:20] = 1.0
    short = with_pen_styles(four, np.full(60, 4, np.uint8), np.random.default_rng(2), 1.0)
    assert (short <= four).all()
    assert np.array_equal(short[:, :, :11], four[:, :, :11])
    assert np.array_equal(short[:, 15:], four[:, 15:])
    assert short[:, 4, 18:20].mean() < 0.2


def test_a_nine_curls_to_the_left_at_its_foot_or_its_loop_opens_or_both():
    nine = np.repeat(STEM[None], 200, axis=0)
    rows, columns = np.mgrid[:28, :28]
    nine[:, np.abs(np.hypot(rows - 8.5, columns - 10.5) - 4.0) < 1.0] = 1.0
    new = with_pen_styles(nine, np.full(200, 9, np.uint8), np.random.default_rng(2), 1.0)
    curled = (new - nine)[:, 15:, :12].sum((1, 2)) > 0.5
    opened = (nine - new)[:, :9, 11:].sum((1, 2)) > 0.5
    assert 0.6 < curled.mean() < 0.9
    assert 0.3 < opened.mean() < 0.7
    assert (curled | opened).all()
    assert np.array_equal(new[:, 9:14, :10], nine[:, 9:14, :10])


@pytest.mark.parametrize("digit", [0, 2, 3, 5, 6, 8, 255])
def test_others_have_none(digit):
    assert not added(digit).any()


def test_the_share_is_kept():
    labels = np.ones(400, np.uint8)
    ink = np.repeat(STEM[None], 400, axis=0)
    changed = with_pen_styles(ink, labels, np.random.default_rng(2), 0.25) != ink
    assert 0.15 < changed.any((1, 2)).mean() < 0.35


def test_a_line_is_as_wide_as_it_should_be():
    ends = (np.array([14.0]), np.array([4.0]), np.array([14.0]), np.array([23.0]), np.array([1.5]))
    (drawn,) = line(ends)
    assert drawn[14, 10] == 1.0
    assert drawn[:, 10].sum() == pytest.approx(3.0, abs=0.1)
    assert drawn[:, 1].sum() == 0.0
