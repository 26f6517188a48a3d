"""Chance level, as Keras itself computes it."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
import pytest

from netbuilder.data.datasets import load_dataset
from netbuilder.project.chance import chance_bound, chance_figure, chance_loss
from netbuilder.project.plan import Loss
from netbuilder.project.plan.losses import SPARSE_LOSSES
from netbuilder.project.sets.mnist import MNIST


@pytest.mark.parametrize("loss", Loss)
def test_the_loss_of_a_blind_answer_is_that_of_keras(loss):
    for classes in (2, 10):
        names = tuple(map(str, range(classes)))
        info = replace(MNIST, task=replace(MNIST.task, class_names=names))
        blind = np.full((classes, classes), 1.0 / classes, np.float32)
        right = np.arange(classes) if loss in SPARSE_LOSSES else np.eye(classes, dtype=np.float32)
        found = keras.losses.get(str(loss))(right, blind)
        assert chance_loss(loss, info) == pytest.approx(np.mean(found), rel=1e-4)


def test_a_blind_answer_is_right_as_often_as_the_most_frequent_class_comes():
    labels = load_dataset(MNIST.key).y_train
    assert np.bincount(labels).max() == MNIST.most_frequent
    assert chance_figure(MNIST) == pytest.approx(MNIST.most_frequent / len(labels))


@pytest.mark.parametrize("examples", [60, 600, 6_000, 30_000, 59_400])
def test_no_blind_answer_is_above_the_bound(examples):
    """Whichever class it is, on the examples at the end, which validation keeps aside."""
    labels = load_dataset(MNIST.key).y_train[-examples:]
    assert np.bincount(labels).max() / examples <= chance_bound(MNIST, examples=examples)
