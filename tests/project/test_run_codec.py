from __future__ import annotations

import json
import math

import pytest
from figures import a_score, a_series, accuracies, an_epoch

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.plan import Plan
from netbuilder.project.run import Carried, Change, Run, RunStatus
from netbuilder.project.run_codec import run_from_json, run_to_json
from netbuilder.project.run_end import Diverged, NotFinite, Where
from netbuilder.project.series import Series
from netbuilder.project.series_codec import MOST_STEPS, steps_apart


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


EPOCH = an_epoch(
    loss=1.0,
    accuracy=0.5,
    val_loss=0.9,
    val_accuracy=0.6,
    plain_loss=0.8,
    plain_accuracy=0.7,
    learning_rate=0.01,
    batch_size=32,
    seconds=1.5,
    steps=2,
)


def test_all_but_the_arrays_comes_back():
    full = run(
        reason=Diverged(epoch=4, step=7, loss=NotFinite.INFINITE, rate=0.5, began_in=Where.OUTPUT),
        diverged_in="dense-1",
        examples=54_400,
        carried=(Carried.OPTIMIZER, Carried.BEST),
        schedule_epoch=3,
        series=a_series((), (), (EPOCH,)),
        test=a_score(0.1, 0.9),
        execution_mode="xla-loop",
        device="GPU",
        versions={"keras": "3"},
        images_per_second=10.5,
        continued="b",
        first_epoch=3,
        changes=(
            Change(step=5, setting="learning_rate", before=0.1, after=0.01),
            Change(step=9, setting="rate", before=0.5, after=0.0, node="dropout-1"),
        ),
        best_epoch=0,
        starred=True,
        hidden=True,
        colour="#12aBef",
    )

    assert through_json(full) == full
    assert through_json(run()) == run()


NEW = ("first_epoch", "changes", "best_epoch", "starred", "hidden", "colour")


def test_files_of_the_first_netbuilder_are_read():
    data = run_to_json(run(series=a_series((), (), (an_epoch(loss=1.0, accuracy=0.5, steps=2),))))
    for name in NEW:
        del data[name]
    del data["series"]["steps"], data["series"]["epochs"][0]["batch_size"]
    data["series"] |= {"step_loss": [1.0, None], "step_accuracy": [0.5, 0.25]}

    old = run_from_json(data)

    assert old.series.step_loss[0] == 1.0
    assert math.isnan(old.series.step_loss[1])
    assert list(accuracies(old.series)) == [0.5, 0.25]
    assert old.series.epochs == (an_epoch(loss=1.0, accuracy=0.5, steps=2),)
    assert (old.starred, old.changes, old.best_epoch, old.colour) == (False, (), None, "")
    assert steps_apart(data) == 0


def test_what_is_not_finite_is_null_and_marked_so():
    series = a_series(epochs=(an_epoch(loss=math.inf, accuracy=0.5),))
    data = run_to_json(run(series=series))

    assert data["series"]["epochs"][0]["loss"] is None
    assert data["series"]["null_means"] == "not_finite"
    assert "null_means" not in run_to_json(run())["series"]
    assert math.isnan(through_json(run(series=series)).series.epochs[0].loss)


def test_a_validation_that_diverged_differs_from_none_at_all():
    epochs = (
        an_epoch(loss=1.0, accuracy=0.5),
        an_epoch(loss=1.0, accuracy=0.5, val_loss=math.nan, val_accuracy=0.1),
    )

    none, away = through_json(run(series=a_series(epochs=epochs))).series.epochs

    assert none.val_loss is None
    assert away.val_loss is not None
    assert math.isnan(away.val_loss)


def test_a_series_too_long_for_a_file_keeps_its_epochs():
    epochs = (an_epoch(loss=1.0, accuracy=0.5),)
    long = [0.5] * (MOST_STEPS + 1)

    data = run_to_json(run(series=a_series(long, long, epochs)))

    assert steps_apart(data) == 0
    assert len(data["series"]["epochs"]) == 1
    assert steps_apart(run_to_json(run(series=a_series((0.5,), (1.0,), epochs)))) == 1


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("status",), "exploded"),
        (("status",), 3),
        (("reason",), 3),
        (("end_reason",), "Because."),
        (("end_reason",), {"kind": "moods"}),
        (("end_reason",), {"epoch": 1}),
        (("end_reason",), {"kind": "out_of_memory", "epoch": "1"}),
        (("end_reason",), {"kind": "out_of_memory", "epoch": True}),
        (("end_reason",), {"kind": "out_of_memory", "epoch": 0}),
        (("end_reason",), {"kind": "out_of_memory"}),
        (("end_reason",), {"kind": "told", "text": "\ud800"}),
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
        (("first_epoch",), -1),
        (("first_epoch",), 1.5),
        (("changes",), {}),
        (("changes",), [{"step": 1, "setting": "epochs", "before": 1, "after": None}]),
        (("changes",), [{"step": True, "setting": "epochs", "before": 1, "after": 2}]),
        (("best_epoch",), 1),
        (("best_epoch",), "0"),
        (("starred",), 1),
        (("hidden",), None),
        (("colour",), "red"),
        (("colour",), "#12345"),
        (("colour",), "#1234567"),
        (("series", "epochs"), [{"loss": 1.0, "accuracy": 1.0, "seconds": 1.0, "steps": 1e9}]),
        (("series", "epochs"), [{"loss": 1, "accuracy": 1, "seconds": 1, "steps": 10**13}]),
    ],
)
def test_what_cannot_be_is_refused(path, value):
    data = run_to_json(run(series=a_series(epochs=(EPOCH,))))
    table = data
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value

    with pytest.raises(NetBuilderError, match="expected"):
        run_from_json(data)


@pytest.mark.parametrize("steps", [-1, MOST_STEPS + 1, 1.0, "5", True])
def test_a_count_of_steps_that_cannot_be_is_refused(steps):
    data = run_to_json(run())
    data["series"]["steps"] = steps

    with pytest.raises(NetBuilderError, match="expected a whole number from 0 to 2,000,000"):
        steps_apart(data)


@pytest.mark.parametrize(("best", "is_known"), [(-4, True), (0, True), (-5, False), (1, False)])
def test_the_best_epoch_may_lie_in_a_run_before(best, is_known):
    data = run_to_json(run(first_epoch=4, series=a_series((), (), (EPOCH,)), best_epoch=best))
    if is_known:
        assert run_from_json(data).best_epoch == best
    else:
        with pytest.raises(NetBuilderError, match="best_epoch"):
            run_from_json(data)


def test_a_run_of_before_does_not_say_what_went_on():
    data = run_to_json(run())
    for name in ("carried", "schedule_epoch"):
        del data[name]
    assert (run_from_json(data).carried, run_from_json(data).schedule_epoch) == (None, 0)


def test_what_a_newer_netbuilder_carries_over_is_left_out():
    data = run_to_json(run(carried=(Carried.BEST,)))
    data["carried"].append("moods")
    assert run_from_json(data).carried == (Carried.BEST,)


def test_a_test_without_any_step_keeps_its_metrics():
    back = through_json(run(series=Series(), test=a_score(0.1, 0.9)))
    assert back.test == a_score(0.1, 0.9)
