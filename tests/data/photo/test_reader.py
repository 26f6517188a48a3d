"""Composed photos of every kind: the digit comes out as it went in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from composed import WITH_A_DIGIT, empty_frame, two_digits

from netbuilder.data.datasets import load_dataset
from netbuilder.data.framing import frame_ink
from netbuilder.data.photo.brightness import views_of
from netbuilder.data.photo.reader import find_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from PIL import Image

    from netbuilder.data.photo.reader import Found

_DIGITS = 20
"""Photos of each kind, two of every digit; the benchmark reads thousands."""


@pytest.fixture(scope="module")
def digits() -> NDArray[np.uint8]:
    mnist = load_dataset("mnist")
    each = [np.flatnonzero(mnist.y_test == digit)[:2] for digit in range(10)]
    return mnist.x_test[np.concatenate(each)]


def found_on(photo: Image.Image) -> Found:
    return find_digits(next(views_of(photo)))


def likeness(one, other) -> float:
    """Return the correlation of two images at the best place within a pixel."""
    shifted = [np.roll(other, (dy, dx), (0, 1)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    return max(float(np.corrcoef(one.ravel(), s.ravel())[0, 1]) for s in shifted)


@pytest.mark.parametrize("kind", WITH_A_DIGIT)
def test_the_digit_comes_out_as_it_went_in(digits, kind: str):
    chance = np.random.default_rng(5)
    alike = []
    for digit in digits:
        inks = found_on(WITH_A_DIGIT[kind](digit, chance)).inks
        assert len(inks) == 1
        alike.append(likeness(frame_ink(inks[0]), digit))

    assert np.median(alike) > 0.85
    assert np.quantile(alike, 0.1) > 0.7


def test_an_empty_frame_holds_lines_and_nothing_else():
    chance = np.random.default_rng(6)
    for _photo in range(_DIGITS):
        found = found_on(empty_frame(chance))

        assert (found.inks, found.has_lines) == ((), True)


def test_two_digits_are_found_from_left_to_right(digits):
    chance = np.random.default_rng(7)
    for left, right in zip(digits, digits[::-1], strict=True):
        inks = found_on(two_digits(left, right, chance)).inks

        assert len(inks) == 2
        assert likeness(frame_ink(inks[0]), left) > 0.6
        assert likeness(frame_ink(inks[1]), right) > 0.6


@pytest.mark.parametrize("grey", [0.0, 0.5, 1.0])
def test_nothing_is_found_on_even_paper(grey: float):
    found = find_digits(np.full((90, 120), grey))

    assert (found.inks, found.has_lines) == ((), False)


def test_a_one_from_edge_to_edge_is_no_printed_line():
    """It has no free end, as a ruled line has none."""
    tight = np.ones((120, 40))
    tight[:, 18:22] = 0.1

    assert len(find_digits(tight).inks) == 1


@pytest.mark.parametrize("turn", [np.asarray, lambda photo: 1.0 - photo], ids=["dark", "light"])
def test_dark_on_light_and_light_on_dark(digits, turn: Callable[[NDArray], NDArray]):
    for digit in digits:
        large = np.kron(1.0 - digit / 255.0, np.ones((6, 6)))

        (ink,) = find_digits(turn(large)).inks

        assert likeness(frame_ink(ink), digit) > 0.9
