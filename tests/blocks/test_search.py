"""Blocks are found by a few letters, those that fit first."""

from __future__ import annotations

import pytest

from netbuilder.blocks.catalogue import block_class, catalogue
from netbuilder.blocks.search import found, rank, takes


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("den", "Dense"),
        ("relu", "Activation"),
        ("DROP", "Dropout"),
        ("c2d", "Conv2D"),
        ("bnorm", "BatchNormalization"),
        ("lstm", "LSTM"),
        ("fully connected", "Dense"),
        ("norm", "LayerNormalization"),
    ],
)
def test_the_best_comes_first(words, first):
    kinds = [cls.kind() for cls, _fits in found(words)]
    best = rank(block_class(first), words)
    assert first in kinds
    assert all(rank(block_class(kind), words) >= best for kind in kinds)
    assert kinds.index(first) <= 2


def test_nothing_typed_finds_all_and_nonsense_finds_none():
    assert len(found("")) == len(catalogue())
    assert found("xyzzy") == []


def test_what_fits_comes_before_what_does_not():
    fits = [fits for _cls, fits in found("", behind=(28, 28))]
    assert fits == sorted(fits, reverse=True)
    assert 0 < sum(fits) < len(fits)


@pytest.mark.parametrize(
    ("kind", "shape", "fits"),
    [
        ("Conv2D", (28, 28), False),
        ("Conv2D", (28, 28, 1), True),
        ("Input", (10,), False),
        ("Add", (10,), True),
        ("LSTM", (28, 28), True),
        ("LSTM", (10,), False),
        ("Conv2D", None, True),
    ],
)
def test_a_block_takes_the_shapes_that_keras_would(kind, shape, fits):
    assert takes(block_class(kind), shape) is fits
