from __future__ import annotations

import json
from dataclasses import replace

import pytest
from checkpoint_samples import make_checkpoint

from netbuilder.errors import NetBuilderError
from netbuilder.project.checkpoint_codec import checkpoint_from_json, checkpoint_to_json
from netbuilder.project.my_drawings import MyDrawing


def through_json(checkpoint):
    data = json.loads(json.dumps(checkpoint_to_json(checkpoint), allow_nan=False))
    return checkpoint_from_json(data)


def test_all_but_the_arrays_comes_back():
    checkpoint = make_checkpoint()
    state = checkpoint.state
    state = replace(state, knobs=replace(state.knobs, rates=dict.fromkeys(state.knobs.rates, 0.1)))

    back = through_json(replace(checkpoint, state=state))

    assert back.run.series.epochs == checkpoint.run.series.epochs
    assert replace(back.run, series=checkpoint.run.series) == checkpoint.run
    assert (back.title, back.origin) == (checkpoint.title, checkpoint.origin)
    assert back.tensorboard == checkpoint.tensorboard
    assert back.document_id == checkpoint.document_id == "mine"
    assert back.state.position == state.position
    assert back.state.knobs == state.knobs
    assert (back.state.best.epoch, back.state.best.loss) == (state.best.epoch, state.best.loss)
    assert (back.state.rate_factor, back.state.rate_waited, back.state.waited) == (0.5, 1, 2)


def test_an_older_checkpoint_has_no_event_files_and_no_document():
    data = checkpoint_to_json(make_checkpoint())
    del data["tensorboard"], data["document"]
    back = checkpoint_from_json(data)
    assert (back.tensorboard, back.document_id) == ("", "")


def test_the_drawings_it_learns_from_come_back():
    drawings = (MyDrawing(4, bytes(range(196)) * 4), MyDrawing(7, bytes(784)))
    assert through_json(make_checkpoint(drawings=drawings)).drawings == drawings
    assert through_json(make_checkpoint()).drawings == ()


def test_before_the_first_epoch_there_is_no_best():
    assert through_json(make_checkpoint(epochs=0)).state.best is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "netbuilder-project"),
        (("schema",), 3),
        (("schema",), None),
        (("run",), []),
        (("run", "network"), {}),
        (("title",), 5),
        (("origin",), None),
        (("tensorboard",), None),
        (("document",), 7),
        (("state",), None),
        (("state", "position", "epoch"), -1),
        (("state", "position", "steps"), 1.0),
        (("state", "position", "examples"), True),
        (("state", "position", "seconds"), None),
        (("state", "knobs", "learning_rate"), 0.0),
        (("state", "knobs", "learning_rate"), None),
        (("state", "knobs", "batch_size"), 0),
        (("state", "knobs", "batch_size"), "100"),
        (("state", "knobs", "epochs"), 10**6),
        (("state", "knobs", "rates"), {}),
        (("state", "knobs", "rates"), {"dropout-1": 2.0, "dropout-2": 0.5}),
        (("state", "knobs", "rates"), {"dropout-1": "a lot", "dropout-2": 0.5}),
        (("state", "knobs", "rates"), {"nobody": 0.5, "dropout-2": 0.5}),
        (("state", "rate_factor"), None),
        (("state", "rate_waited"), -1),
        (("state", "waited"), 0.5),
        (("state", "best"), 1),
        (("state", "best", "epoch"), 2),
        (("state", "best", "loss"), None),
    ],
)
def test_what_cannot_be_is_refused(path, value):
    data = checkpoint_to_json(make_checkpoint())
    table = data
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value

    with pytest.raises(NetBuilderError, match="expected"):
        checkpoint_from_json(data)
