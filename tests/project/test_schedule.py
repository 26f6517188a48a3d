from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.project.plan import Plan, Schedule
from netbuilder.project.schedule import learning_rates, rate_at

FACTORS = st.floats(0.01, 1.0)
EPOCHS = st.integers(0, 200)


def exponential_decay(initial, step, *, decay_steps, decay_rate, staircase):
    """As Keras's `ExponentialDecay` documents it."""
    power = step / decay_steps
    return initial * decay_rate ** (math.floor(power) if staircase else power)


def cosine_decay(initial, step, *, decay_steps):
    """As Keras's `CosineDecay` documents it, with an alpha of 0."""
    step = min(step, decay_steps)
    return initial * 0.5 * (1 + math.cos(math.pi * step / decay_steps))


@given(epoch=EPOCHS, factor=FACTORS, every=st.integers(1, 50))
def test_steps_are_keras_exponential_decay_in_stairs(epoch, factor, every):
    plan = Plan(schedule=Schedule.STEP, rate_factor=factor, rate_every=every)
    expected = exponential_decay(0.1, epoch, decay_steps=every, decay_rate=factor, staircase=True)
    assert rate_at(plan, epoch, base=0.1) == pytest.approx(expected, rel=1e-12)


@given(epoch=EPOCHS, factor=FACTORS)
def test_exponential_is_keras_exponential_decay(epoch, factor):
    plan = Plan(schedule=Schedule.EXPONENTIAL, rate_factor=factor)
    expected = exponential_decay(0.1, epoch, decay_steps=1, decay_rate=factor, staircase=False)
    assert rate_at(plan, epoch, base=0.1) == pytest.approx(expected, rel=1e-12)


@given(epoch=EPOCHS, epochs=st.integers(1, 100))
def test_cosine_is_keras_cosine_decay_also_past_its_end(epoch, epochs):
    plan = Plan(schedule=Schedule.COSINE, epochs=epochs)
    expected = cosine_decay(0.1, epoch, decay_steps=epochs)
    assert rate_at(plan, epoch, base=0.1) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("schedule", [Schedule.CONSTANT, Schedule.PLATEAU])
def test_a_plan_that_knows_no_epochs_keeps_its_rate(schedule):
    plan = Plan(schedule=schedule, rate_factor=0.1)
    assert [rate_at(plan, epoch, base=0.3) for epoch in (0, 1, 99)] == [0.3] * 3


@given(schedule=st.sampled_from(Schedule), factor=FACTORS)
def test_no_plan_raises_the_rate(schedule, factor):
    rates = learning_rates(Plan(schedule=schedule, rate_factor=factor, epochs=30))
    assert list(rates) == sorted(rates, reverse=True)


def test_the_rates_of_all_epochs():
    plan = Plan(schedule=Schedule.STEP, rate_factor=0.5, rate_every=2, epochs=5, learning_rate=0.8)
    assert learning_rates(plan) == (0.8, 0.8, 0.4, 0.4, 0.2)
    assert learning_rates(plan.with_settings(schedule=Schedule.PLATEAU)) == ()
    constant = plan.with_settings(schedule=Schedule.CONSTANT)
    assert learning_rates(constant) == (0.8,) * 5
