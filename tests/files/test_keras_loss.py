"""The loss of a `.keras` file: as our export names it, as plain Keras does, or not known."""

from __future__ import annotations

import json
import zipfile

import pytest
from exporting import export_keras
from set_weights import run_with_biases
from trained import make_run

from netbuilder.engine.exporters.keras_model import METADATA
from netbuilder.files.keras_file import open_keras
from netbuilder.project.plan import Loss, Plan

keras = pytest.importorskip("keras")
layers = keras.layers


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.keras"


def compiled(path, loss, *, activation="softmax"):
    """Save a model that was compiled with this loss, or not at all."""
    last = layers.Dense(10, activation=activation)
    model = keras.Sequential([layers.Input((28, 28)), layers.Flatten(), last])
    if loss is not None:
        model.compile("adam", loss)
    model.save(path)
    return path


def known(path):
    document = open_keras(path)
    (run,) = document.runs
    assert document.project.plan.loss is run.plan.loss
    return run.plan.loss, run.loss_known


@pytest.mark.parametrize("loss", Loss)
def test_an_export_brings_the_loss_along(path, loss):
    run = run_with_biases([0.0] * 10)
    run = make_run(run.graph, weights=run.weights, plan=Plan(loss=loss))
    export_keras(run, path)
    assert known(path) == (loss, True)


def test_an_export_says_whether_the_loss_takes_logits(path):
    run = run_with_biases([0.0] * 10)
    plan = Plan(loss=Loss.SPARSE_CATEGORICAL_CROSSENTROPY, from_logits=True)
    export_keras(make_run(run.graph, weights=run.weights, plan=plan), path)
    assert open_keras(path).runs[0].plan.takes_logits


@pytest.mark.parametrize("from_logits", [True, False])
def test_keras_was_told_whether_it_takes_logits(path, from_logits):
    loss = keras.losses.CategoricalCrossentropy(from_logits=from_logits)
    plan = open_keras(compiled(path, loss)).runs[0].plan
    assert (plan.loss, plan.takes_logits) == (Loss.CATEGORICAL_CROSSENTROPY, from_logits)


def test_a_loss_that_was_not_known_is_not_known_after_an_export_either(path, tmp_path):
    (run,) = open_keras(compiled(path, None)).runs
    again = tmp_path / "again.keras"
    export_keras(run, again)
    assert known(again) == (Loss.CATEGORICAL_CROSSENTROPY, False)


@pytest.mark.parametrize("said", [None, "mse2", 7, ["mse"]])
def test_an_export_of_before_named_no_loss(path, said):
    export_keras(run_with_biases([0.0] * 10), path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    data = json.loads(members[METADATA])
    del data["loss"]
    if said is not None:
        data["loss"] = said
    members[METADATA] = json.dumps(data).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert known(path) == (Loss.CATEGORICAL_CROSSENTROPY, False)


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        ("mse", Loss.MSE),
        ("mean_squared_error", Loss.MSE),
        (keras.losses.mean_squared_error, Loss.MSE),
        (keras.losses.MeanSquaredError(), Loss.MSE),
        (["mse"], Loss.MSE),
        ("sparse_categorical_crossentropy", Loss.SPARSE_CATEGORICAL_CROSSENTROPY),
        (keras.losses.KLDivergence(), Loss.KL_DIVERGENCE),
        (keras.losses.CategoricalFocalCrossentropy(), Loss.CATEGORICAL_FOCAL_CROSSENTROPY),
    ],
)
def test_what_keras_was_told_is_read(path, loss, expected):
    assert known(compiled(path, loss)) == (expected, True)


@pytest.mark.parametrize(
    "loss",
    [
        None,
        "cosine_similarity",
        keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
        keras.losses.CategoricalFocalCrossentropy(gamma=3.0),
    ],
)
@pytest.mark.parametrize(
    ("activation", "taken"), [("softmax", Loss.CATEGORICAL_CROSSENTROPY), (None, Loss.MSE)]
)
def test_a_loss_that_is_none_of_ours_is_replaced_by_one_that_fits(path, loss, activation, taken):
    assert known(compiled(path, loss, activation=activation)) == (taken, False)
