"""Which images are like one."""

from __future__ import annotations

import numpy as np
import pytest

from netbuilder.data import likeness
from netbuilder.data.datasets import load_dataset
from netbuilder.data.likeness import likenesses, most_alike

IMAGES = load_dataset("mnist").x_test[:300]


def test_an_image_is_most_like_itself_and_paler_copies_of_it():
    paler = (IMAGES[7] // 2).astype(np.uint8)
    places, found = most_alike(np.concatenate([IMAGES, paler[None]]), IMAGES[7], count=3)
    assert set(places[:2]) == {7, 300}
    assert found[:2] == pytest.approx(1.0, abs=1e-4)
    assert found[2] < 0.98
    assert list(found) == sorted(found, reverse=True)


def test_it_is_the_cosine_in_whatever_pieces(monkeypatch):
    flat = IMAGES.reshape(300, -1).astype(np.float64)
    expected = flat @ flat[3] / (np.linalg.norm(flat, axis=1) * np.linalg.norm(flat[3]))
    for at_once in (7, 1000):
        monkeypatch.setattr(likeness, "_AT_ONCE", at_once)
        np.testing.assert_allclose(likenesses(IMAGES, IMAGES[3]), expected, atol=1e-5)


def test_nothing_is_like_nothing():
    empty = np.zeros((28, 28), np.uint8)
    assert not likenesses(IMAGES, empty).any()
    assert likenesses(np.stack([empty]), IMAGES[0]).tolist() == [0.0]
    assert most_alike(IMAGES[:0], IMAGES[0], count=5)[0].size == 0
    assert len(most_alike(IMAGES[:2], IMAGES[0], count=5)[0]) == 2
