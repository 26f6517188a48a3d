"""Versions of my drawings, to learn from."""

from __future__ import annotations

import numpy as np

from netbuilder.data.datasets import load_dataset
from netbuilder.data.my_drawings import augmented_drawings
from netbuilder.project.my_drawings import MyDrawing

DATA = load_dataset("mnist")
DRAWINGS = tuple(
    MyDrawing(int(digit), image.tobytes())
    for image, digit in zip(DATA.x_test[:7], DATA.y_test[:7], strict=True)
)


def test_the_first_version_is_the_drawing_itself():
    images, digits = augmented_drawings(DRAWINGS, count=3, seed=1)
    assert images.shape == (21, 28, 28)
    assert images.dtype == digits.dtype == np.uint8
    assert np.array_equal(images[:7], DATA.x_test[:7])
    assert digits.tolist() == DATA.y_test[:7].tolist() * 3


def test_the_others_differ_and_are_still_the_digit():
    images, _ = augmented_drawings(DRAWINGS, count=3, seed=1)
    first, second, third = images.reshape(3, 7, -1).astype(float)
    assert not np.array_equal(second, third)
    for own, other in zip(first, second, strict=True):
        assert not np.array_equal(own, other)
        assert np.corrcoef(own, other)[0, 1] > 0.3


def test_the_seed_alone_decides():
    images, _ = augmented_drawings(DRAWINGS, count=3, seed=1)
    assert np.array_equal(images, augmented_drawings(DRAWINGS, count=3, seed=1)[0])
    assert not np.array_equal(images, augmented_drawings(DRAWINGS, count=3, seed=2)[0])


def test_a_single_version_is_the_drawing_alone():
    images, digits = augmented_drawings(DRAWINGS, count=1, seed=1)
    assert np.array_equal(images, DATA.x_test[:7])
    assert digits.tolist() == DATA.y_test[:7].tolist()
