"""Digits changed as hands differ: still digits, framed, and the same for the same chance."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from netbuilder.data.augment import MANY_WRITERS, AugmentationRanges, varied
from netbuilder.data.datasets import load_dataset

DATA = load_dataset("mnist")
IMAGES, LABELS = DATA.x_train[:400], DATA.y_train[:400]
NONE = AugmentationRanges(
    rotation=0.0,
    shear=0.0,
    stretch=1.0,
    distortion=0.0,
    balance=1.0,
    thickness=0.0,
    gaps=0.0,
    pen_styles=0.0,
)


def changed(ranges=MANY_WRITERS, seed=3):
    return varied(IMAGES, LABELS, np.random.default_rng(seed), ranges)


def boxes(images):
    rows, columns = (images > 76).any(2), (images > 76).any(1)
    extents = [kind.shape[1] - kind[:, ::-1].argmax(1) - kind.argmax(1) for kind in (rows, columns)]
    return np.maximum(*extents)


def masses(images):
    ink, places = images.astype(np.float64), np.arange(28)
    total = ink.sum((1, 2))
    return ink.sum(2) @ places / total, ink.sum(1) @ places / total


def test_it_is_images_like_those_it_was_made_of():
    made = changed()
    assert (made.shape, made.dtype) == (IMAGES.shape, np.uint8)
    assert 0.5 < made.mean() / IMAGES.mean() < 2.0
    likeness = [np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(made, IMAGES, strict=True)]
    assert 0.4 < np.median(likeness) < 0.95


def test_the_same_chance_makes_the_same_and_another_another():
    assert np.array_equal(changed(), changed())
    assert not np.array_equal(changed(), changed(seed=4))


def test_without_ranges_only_the_framing_is_done_again():
    made = changed(NONE)
    likeness = [np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(made, IMAGES, strict=True)]
    assert np.median(likeness) > 0.95


@pytest.mark.parametrize("ranges", [NONE, replace(MANY_WRITERS, thickness=0.0, gaps=0.0)])
def test_what_comes_out_is_framed_as_on_the_pad(ranges):
    made = changed(ranges)
    assert np.percentile(np.abs(boxes(made) - 20), 95) <= 2
    for axis in masses(made):
        assert np.percentile(np.abs(axis - 14.0), 95) < 0.8


@pytest.mark.parametrize("name", [field.name for field in fields(AugmentationRanges)])
def test_each_range_changes_something(name):
    alone = replace(NONE, **{name: getattr(MANY_WRITERS, name)})
    assert not np.array_equal(changed(alone), changed(NONE))


def test_only_some_digits_have_pen_styles():
    alone = replace(NONE, pen_styles=1.0)
    differs = (changed(alone) != changed(NONE)).any((1, 2))
    with_some = np.isin(LABELS, (1, 4, 7, 9))
    assert differs[with_some].mean() > 0.9
    assert not differs[~with_some].any()


def test_empty_images_stay_empty_and_none_stay_none():
    empty = np.zeros((3, 28, 28), np.uint8)
    assert not varied(empty, np.array([0, 2, 3], np.uint8), np.random.default_rng(1)).any()
    assert varied(empty[:0], np.empty(0, np.uint8), np.random.default_rng(1)).shape == (0, 28, 28)
