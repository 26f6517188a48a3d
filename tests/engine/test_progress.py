"""How often a training tells of itself, and how many steps it makes at once."""

from __future__ import annotations

import pytest

from netbuilder.engine import progress
from netbuilder.engine.progress import Progress, Throttle
from netbuilder.engine.step import MOST_STEPS
from netbuilder.engine.trainer import Steps


@pytest.mark.parametrize(("seconds_per_step", "steps"), [(0.003, 50), (0.5, 1), (1e-6, MOST_STEPS)])
def test_a_super_step_takes_as_long_as_it_should(seconds_per_step, steps):
    pace = Throttle()
    assert pace.steps() == 1
    pace.took(seconds_per_step * 5, steps=5)
    assert pace.steps() == steps


def test_the_speed_counts_what_was_done_before_an_interruption():
    told = Progress("run-1", emit=lambda message: None, metrics=("accuracy",))
    told.count_in(300, images_per_second=100.0)
    told.add(Steps([0.5], {"accuracy": [0.25]}, taken=100, rows=None, seconds=1.0))
    assert told.images_per_second == pytest.approx(400 / 4.0)


def test_where_no_speed_is_known_only_what_follows_counts():
    told = Progress("run-1", emit=lambda message: None, metrics=("accuracy",))
    told.count_in(300, images_per_second=0.0)
    assert told.images_per_second == 0.0
    told.add(Steps([0.5], {"accuracy": [0.25]}, taken=100, rows=None, seconds=2.0))
    assert told.images_per_second == pytest.approx(50.0)


def test_messages_come_at_most_ten_times_a_second(heard, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    told = Progress("run-1", emit=heard, metrics=("accuracy",))
    for step in range(1, 1_001):
        clock[0] += 0.001
        told.add(Steps([0.5], {"accuracy": [0.25]}, taken=10, rows=None, seconds=0.001))
        told.tell(epoch=0, step=step, steps_in_epoch=1_000, steps_later=0, at_once=step == 1_000)
    assert 9 <= len(heard.messages) <= 11
    assert sum(len(message.loss) for message in heard.messages) == 1_000
    assert heard.messages[-1].images_per_second == pytest.approx(10_000)
    middle = heard.messages[5]
    assert middle.seconds_left == pytest.approx((1_000 - middle.step) * 0.001)
