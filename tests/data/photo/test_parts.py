from __future__ import annotations

import numpy as np

from netbuilder.data.photo.parts import single_digits


def mask(*boxes: tuple[int, int, int, int]):
    """Solid boxes as (left, top, right, bottom) in 200×200."""
    whole = np.zeros((200, 200), bool)
    for left, top, right, bottom in boxes:
        whole[top:bottom, left:right] = True
    return whole


def test_one_piece_is_one_digit():
    whole = mask((50, 50, 90, 150))

    assert [digit.sum() for digit in single_digits(whole)] == [whole.sum()]


def test_two_pieces_side_by_side_are_two_from_left_to_right():
    right, left = mask((120, 50, 160, 150)), mask((40, 60, 80, 150))

    found = single_digits(left | right)

    assert np.array_equal(found, [left, right])


def test_two_tall_pieces_one_below_the_other_are_two():
    assert len(single_digits(mask((60, 10, 100, 80), (60, 120, 100, 190)))) == 2


def test_the_bar_of_a_five_that_stands_apart_belongs_to_it():
    assert len(single_digits(mask((60, 60, 100, 150), (75, 40, 120, 50)))) == 1


def test_an_eight_in_two_halves_is_one():
    assert len(single_digits(mask((60, 40, 110, 95), (55, 101, 115, 160)))) == 1


def test_a_small_mark_goes_to_the_digit_beside_it():
    left, right, dot = (40, 60, 80, 150), (120, 50, 160, 150), (170, 140, 178, 148)

    found = single_digits(mask(left, right, dot))

    assert [digit.sum() for digit in found] == [mask(left).sum(), mask(right, dot).sum()]


def test_what_is_far_from_the_digit_is_no_piece_of_it():
    digit, beside, below = (80, 60, 120, 130), (4, 4, 20, 20), (90, 180, 110, 196)

    found = single_digits(mask(digit, beside, below))

    assert [one.sum() for one in found] == [mask(digit).sum()]
