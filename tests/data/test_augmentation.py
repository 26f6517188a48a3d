"""Augmented examples: still digits, the same for the same seed, made by several threads."""

from __future__ import annotations

import numpy as np
import pytest

from netbuilder.data import augmentation as augmentation
from netbuilder.data.augmentation import augmented
from netbuilder.data.datasets import load_dataset

DATA = load_dataset("mnist")
IMAGES, LABELS = DATA.x_train[:250], DATA.y_train[:250]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(augmentation, "_AT_ONCE", 100)


def made(count=2, seed=1, **more):
    return augmented(IMAGES, LABELS, count=count, seed=seed, **more)


def test_each_version_of_each_image_is_another_picture_of_it():
    versions = made().reshape(2, 250, -1)
    originals = IMAGES.reshape(250, -1)
    for version in versions:
        assert (version != originals).any(1).all()
        likeness = [np.corrcoef(a, b)[0, 1] for a, b in zip(version, originals, strict=True)]
        assert 0.3 < np.median(likeness) < 0.95
    assert (versions[0] != versions[1]).any(1).all()


def test_the_seed_alone_decides_however_threads_take_turns(monkeypatch):
    found = made()
    for threads in (1, 4):
        monkeypatch.setattr(augmentation, "_THREADS", threads)
        assert np.array_equal(made(), found)
    assert not np.array_equal(made(seed=2), found)


def test_what_is_no_longer_wanted_is_not_made():
    assert np.array_equal(made(is_unwanted=lambda: True), np.tile(IMAGES, (2, 1, 1)))


def test_the_images_themselves_stay():
    before = IMAGES.copy()
    made()
    assert np.array_equal(IMAGES, before)
