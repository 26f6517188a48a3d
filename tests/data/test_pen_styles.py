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


def test_a_seven_is_crossed_on_both_sides_of_its_stem():
    new = added(7)
    assert (new[:, 9:22, :12].sum((1, 2)) > 0.5).all()
    assert (new[:, 9:22, 16:].sum((1, 2)) > 0.5).all()
    assert not new[:, :8].any()


def test_a_four_loses_the_upper_end_of_its_second_stroke():
    four = np.zeros((60, 28, 28), np.float32)
    four[:, 4:16, 7:9] = four[:, 14:16, 7:20] = four[:, 4:24, 18:20] = 1.0
    short = with_pen_styles(four, np.full(60, 4, np.uint8), np.random.default_rng(2), 1.0)
    assert (short <= four).all()
    assert np.array_equal(short[:, :, :11], four[:, :, :11])
    assert np.array_equal(short[:, 15:], four[:, 15:])
    assert short[:, 4, 18:20].mean() < 0.2


def test_a_nine_curls_to_the_left_at_its_foot():
    new = added(9)
    assert (new[:, 15:, :12].sum((1, 2)) > 0.5).all()
    assert not new[:, :14].any()


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
