"""The estimate of memory, and what is refused for it."""

from __future__ import annotations

import pytest
from networks import convolutional_network, dense_network

from netbuilder.blocks.dense import Dense
from netbuilder.engine import memory
from netbuilder.errors import NetBuilderError
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.project.project import Project


def project(graph=None, **plan):
    return Project(graph=graph or dense_network(), plan=Plan().with_settings(**plan))


def test_the_estimate_grows_with_what_takes_memory():
    small = memory.estimate(project())
    assert memory.estimate(project(dense_network(units=1_000))) > small
    assert memory.estimate(project(batch_size=10_000)) > small
    assert memory.estimate(project(optimizer=OptimizerName.SGD)) < small
    momentum = project(optimizer=OptimizerName.SGD, momentum=0.9)
    assert memory.estimate(momentum) > memory.estimate(project(optimizer=OptimizerName.SGD))
    assert memory.estimate(project(convolutional_network(), batch_size=1_000)) > 2**28


def test_a_large_network_takes_at_least_its_weights_gradients_and_slots():
    large = dense_network(units=100_000, extra=(Dense(units=1_000),))
    weights = 784 * 100_000 + 100_000 * 1_000
    assert 4 * 4 * weights < memory.estimate(project(large)) < 4 * 24 * weights


def test_the_optimizers_state_is_counted_with_its_copies():
    """Live, before the super-step, of the best epoch, and twice on the way to the disk."""
    plain, adam = (
        memory.estimate(Project(graph=dense_network(units=50_000), plan=Plan(optimizer=name)))
        for name in (OptimizerName.SGD, OptimizerName.ADAM)
    )
    weights = 784 * 50_000 + 50_000 * 11 + 10
    assert adam - plain == 5 * 2 * 4 * weights


def test_what_does_not_fit_is_refused_with_the_numbers(monkeypatch):
    monkeypatch.setattr(memory, "available_memory", lambda: 2**27)
    with pytest.raises(NetBuilderError, match=r"found about \d+ MB .* at most the 134 MB"):
        memory.require_memory(project())


@pytest.mark.parametrize("available", [None, 2**40])
def test_what_fits_is_let_through(available, monkeypatch):
    monkeypatch.setattr(memory, "available_memory", lambda: available)
    assert memory.require_memory(project()) == memory.estimate(project())


def test_this_machine_says_how_much_is_free():
    assert 2**20 < memory.available_memory() < 2**50
