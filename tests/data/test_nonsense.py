"""What is no digit, to learn to say nothing of."""

from __future__ import annotations

import numpy as np

from netbuilder.data.datasets import load_dataset
from netbuilder.data.nonsense import nonsense

IMAGES = load_dataset("mnist").x_train[:200]


def made(seed=1):
    return nonsense(IMAGES, np.random.default_rng(seed))


def test_it_is_drawn_on_every_image_and_none_is_the_digit_it_was():
    found = made()
    assert (found.shape, found.dtype) == (IMAGES.shape, np.uint8)
    assert (found.reshape(200, -1).max(1) > 150).all()
    differs = (found != IMAGES).reshape(200, -1).sum(1)
    assert (differs > 20).all()


def test_about_half_are_two_digits_over_each_other():
    contains = (made() >= IMAGES).all((1, 2))
    assert 0.35 < contains.mean() < 0.65


def test_the_same_chance_makes_the_same_and_the_images_stay():
    before = IMAGES.copy()
    assert np.array_equal(made(), made())
    assert not np.array_equal(made(), made(2))
    assert np.array_equal(IMAGES, before)


def test_of_nothing_nothing_is_made():
    assert nonsense(IMAGES[:0], np.random.default_rng(1)).shape == (0, 28, 28)
