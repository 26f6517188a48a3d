"""Weights that the pad is shown while they are trained."""

from __future__ import annotations

import numpy as np
import pytest
from networks import dense_network

from netbuilder.engine import weights_publisher
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.training import train
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project


def test_weights_are_shown_while_training(small_data, cache):
    shown = []
    request = TrainRequest(
        run_id="1",
        name="Run 3",
        project=Project(graph=dense_network(), plan=Plan(epochs=2, validation_split=0.2)),
    )
    run = train(
        request,
        emit=lambda message: None,
        control=TrainingControl(),
        cache=cache,
        load=small_data,
        show=shown.append,
    )
    first, last = shown[0], shown[-1]
    assert (first.source, first.run_id, first.dataset) == ("Run 3, epoch 1", "1", "mnist")
    assert (last.source, last.run_id, last.weights) == ("Run 3", "1", run.weights)
    early, late = first.weights["dense-1"][0], run.weights["dense-1"][0]
    assert not np.array_equal(early, late)


@pytest.fixture
def shown_at_each_step(monkeypatch):
    """Let weights be shown as often as there are super-steps."""
    monkeypatch.setattr(weights_publisher, "_BETWEEN", 0.0)
    monkeypatch.setattr(weights_publisher, "_SHARE_OF_TIME", 1e9)


@pytest.mark.usefixtures("shown_at_each_step")
@pytest.mark.parametrize("first_epoch", [0, 10])
def test_weights_shown_are_named_by_an_epoch_that_there_is(small_data, cache, first_epoch):
    shown = []
    request = TrainRequest(
        run_id="1",
        name="Run 2",
        project=Project(graph=dense_network(), plan=Plan(epochs=2, validation_split=0.2)),
        first_epoch=first_epoch,
    )
    train(
        request,
        emit=lambda message: None,
        control=TrainingControl(),
        cache=cache,
        load=small_data,
        show=lambda subject: shown.append(subject.source),
    )
    numbers = [first_epoch + 1, first_epoch + 2]
    assert list(dict.fromkeys(shown)) == [*(f"Run 2, epoch {n}" for n in numbers), "Run 2"]
