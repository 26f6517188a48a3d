from __future__ import annotations

import json
import math

import pytest

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.plan import Plan
from netbuilder.project.run import Epoch, Run, RunStatus, Score, Series
from netbuilder.project.run_codec import MOST_STEPS, run_from_json, run_to_json


def graph() -> Graph:
    begun, _name = append(Graph(), Input(shape=(784,)), Point(0.0, 0.0))
    return append(begun, Dense(units=10), Point(200.0, 0.0))[0]


def run(**changes: object) -> Run:
    values: dict[str, object] = {
        "id": "a",
        "name": "Run 1",
        "started": "2025-01-02T03:04:05+01:00",
        "graph": graph(),
        "plan": Plan(epochs=3),
        "dataset": "mnist",
        "status": RunStatus.FINISHED,
    }
    return Run(**{**values, **changes})


def through_json(value: Run) -> Run:
    return run_from_json(json.loads(json.dumps(run_to_json(value), allow_nan=False)))


def test_all_but_the_weights_comes_back():
    full = run(
        reason="Because.",
        series=Series((0.1, 0.2), (0.5, 1.0), (Epoch(loss=1.0, accuracy=0.5, steps=2),)),
        test=Score(0.1, 0.9),
        way="xla-loop",
        device="GPU",
        versions={"keras": "3"},
        images_per_second=10.5,
        continued="b",
    )

    assert through_json(full) == full
    assert through_json(run()) == run()


def test_what_is_not_finite_is_null_with_the_reason():
    series = Series((1.0, math.nan, math.inf), (0.5, 0.5, 0.5), ())
    data = run_to_json(run(series=series, reason="The rate was too large."))

    assert data["series"]["step_loss"] == [1.0, None, None]
    assert "The rate was too large." in data["series"]["null_means"]
    assert "null_means" not in run_to_json(run())["series"]

    back = through_json(run(series=series)).series
    assert back.step_loss[0] == 1.0
    assert all(map(math.isnan, back.step_loss[1:]))


def test_a_validation_that_ran_away_differs_from_none_at_all():
    epochs = (
        Epoch(loss=1.0, accuracy=0.5),
        Epoch(loss=1.0, accuracy=0.5, val_loss=math.nan, val_accuracy=0.1),
    )

    none, away = through_json(run(series=Series(epochs=epochs))).series.epochs

    assert none.val_loss is None
    assert away.val_loss is not None
    assert math.isnan(away.val_loss)


def test_a_series_too_long_for_a_file_keeps_its_epochs():
    epochs = (Epoch(loss=1.0, accuracy=0.5),)
    long = [0.5] * (MOST_STEPS + 1)

    data = run_to_json(run(series=Series(long, long, epochs)))["series"]

    assert data["step_loss"] == []
    assert len(data["epochs"]) == 1


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("status",), "exploded"),
        (("status",), 3),
        (("dataset",), "cifar"),
        (("series", "step_loss"), [1.0, "a lot"]),
        (("series", "step_loss"), [True]),
        (("series", "step_loss"), [10**400]),
        (("series", "epochs"), [5]),
        (("series", "epochs"), [{"loss": 1.0}]),
        (("images_per_second",), "fast"),
        (("versions",), {"keras": 3}),
        (("test",), [1, 2]),
        (("plan", "epochs"), -1),
        (("network",), []),
        (("id",), None),
    ],
)
def test_what_cannot_be_is_refused(path, value):
    data = run_to_json(run())
    table = data
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value

    with pytest.raises(NetBuilderError, match="expected"):
        run_from_json(data)
