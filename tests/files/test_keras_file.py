"""Real models that Keras has saved, opened without it."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from exporting import export_keras
from keras_models import keras, layers, saved, sequential
from speaking import speaking_pseudo, translated_in
from trained import make_run

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.blocks.rescaling import Rescaling
from netbuilder.files.keras_file import open_keras
from netbuilder.files.recipes import load_recipe
from netbuilder.network.order import active
from netbuilder.project.problems import find_problems
from netbuilder.project.run import RunStatus, expected_weights
from netbuilder.project.verdict import VerdictSeverity, verdict_of
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my model.keras"


def test_a_sequential_model_opens_with_its_weights(path: Path):
    model = sequential(
        layers.Conv2D(4, (3, 5), strides=2, padding="same", activation="relu", use_bias=False),
        layers.BatchNormalization(momentum=0.9, scale=False),
        layers.MaxPooling2D(),
        layers.Conv2D(3, 3),
        layers.Activation("gelu"),
        layers.Flatten(),
        layers.Dropout(0.25, seed=3),
        layers.Dense(6, activation="tanh"),
        layers.Dense(10, activation="softmax"),
        shape=(28, 28, 1),
    )
    model.compile("adam", "mse")
    document = open_keras(saved(model, path))

    run = document.runs[0]
    blocks = [document.project.graph.block(name) for name in active(document.project.graph)]
    assert [block.kind() for block in blocks[1:]] == [type(x).__name__ for x in model.layers]
    assert blocks[1].keras_config().arguments["kernel_size"] == (3, 5)
    assert blocks[2].keras_config().arguments["momentum"] == 0.9
    flat = [array for arrays in run.weights.values() for array in arrays]
    for ours, theirs in zip(flat, (w for x in model.layers for w in x.weights), strict=True):
        assert np.array_equal(ours, theirs.numpy())


def test_a_model_trained_elsewhere_is_not_called_trained_too_briefly(small: bytes, path: Path):
    path.write_bytes(small)
    (run,) = open_keras(path).runs
    verdict = verdict_of(run)
    assert verdict.title == "Opened from a file"
    assert verdict.severity is VerdictSeverity.NOTE
    assert verdict.suggestion is None


def test_the_document_is_ready_for_canvas_and_pad(small: bytes, path: Path):
    path.write_bytes(small)
    document = open_keras(path)

    project, run = document.project, document.runs[0]
    assert find_problems(project) == ()
    assert project.title == "my model"
    assert list(project.graph.nodes)[2:] == ["hidden", "answer"]
    assert run.name == "my model"
    assert run.status is RunStatus.FINISHED
    assert run.graph == project.graph
    assert run.versions["keras"] == keras.__version__
    assert {n: tuple(a.shape for a in arrays) for n, arrays in run.weights.items()} == (
        expected_weights(project.graph)
    )
    xs = [project.graph.nodes[name].position.x for name in active(project.graph)]
    assert xs == sorted(set(xs))


def test_a_functional_model_opens_whatever_the_order_of_its_layers(path: Path):
    pixels = layers.Input((28, 28), name="pixels")
    flat = layers.Flatten(name="row")(pixels)
    hidden = layers.Dense(5, activation="relu", name="zz")(flat)
    out = layers.Dense(10, name="aa")(layers.Dropout(0.5, name="thin")(hidden))
    model = keras.Model(pixels, layers.Activation("softmax", name="odds")(out))
    document = open_keras(saved(model, path))

    assert active(document.project.graph) == ("pixels", "row", "zz", "thin", "aa", "odds")
    for name in ("zz", "aa"):
        for ours, theirs in zip(
            document.runs[0].weights[name], model.get_layer(name).weights, strict=True
        ):
            assert np.array_equal(ours, theirs.numpy())


def test_every_activation_comes_back(path: Path):
    for function in ActivationFunction:
        model = sequential(layers.Flatten(), layers.Dense(3, activation=str(function), name="d"))
        block = open_keras(saved(model, path)).project.graph.block("d")

        assert block == Dense(units=3, activation=function)


def test_it_computes_what_keras_computes(small: bytes, path: Path):
    path.write_bytes(small)
    weights = open_keras(path).runs[0].weights
    image = np.random.default_rng(5).random((1, 28, 28)).astype(np.float32)

    hidden = np.maximum(image.reshape(1, -1) @ weights["hidden"][0] + weights["hidden"][1], 0)
    scores = hidden @ weights["answer"][0] + weights["answer"][1]
    odds = np.exp(scores - scores.max())

    expected = keras.saving.load_model(path)(image).numpy()
    assert np.allclose(odds / odds.sum(), expected, atol=1e-4)


def test_a_division_by_255_is_a_setting_of_input(path: Path):
    model = sequential(
        layers.Rescaling(1 / 255), layers.Flatten(), layers.Dense(10, activation="softmax")
    )
    project = open_keras(saved(model, path)).project

    blocks = [project.graph.block(name) for name in active(project.graph)]
    assert blocks[0] == Input(shape=(28, 28), scale=True)
    assert [block.kind() for block in blocks[1:]] == ["Flatten", "Dense"]
    assert project.notes == ""


def test_a_file_that_does_not_say_how_pixels_enter_gets_a_note(small: bytes, path: Path):
    path.write_bytes(small)

    assert "scales them to 0–1" in open_keras(path).project.notes


def test_the_note_is_translated_where_it_is_shown(small: bytes, path: Path, pseudo_folder: Path):
    path.write_bytes(small)

    with speaking_pseudo(pseudo_folder):
        notes = open_keras(path).project.notes
        assert not translated_in(notes)
        assert translated_in(_(notes))


@pytest.mark.parametrize(
    "rescaling", [{"scale": 1 / 127.5, "offset": -1}, {"scale": 1 / 255, "offset": 0.5}]
)
def test_another_rescaling_is_a_block_that_takes_grey_values(path: Path, rescaling: dict):
    model = sequential(layers.Rescaling(**rescaling), layers.Flatten(), layers.Dense(10))

    project = open_keras(saved(model, path)).project
    source, block, *_ = (node.block for node in project.graph.nodes.values())
    assert source == Input(shape=(28, 28), scale=False)
    assert block == Rescaling().with_settings(**{key: float(v) for key, v in rescaling.items()})
    assert project.notes == ""


def test_a_rescaling_further_on_says_nothing_of_the_grey_values(path: Path):
    model = sequential(layers.Flatten(), layers.Rescaling(2.0), layers.Dense(10))

    project = open_keras(saved(model, path)).project
    assert next(iter(project.graph.nodes.values())).block == Input(shape=(28, 28), scale=True)
    assert "scales them to 0–1" in project.notes


def test_positions_names_and_scaling_of_our_own_export(small: bytes, path: Path):
    path.write_bytes(small)
    with zipfile.ZipFile(path) as archive:
        config = json.loads(archive.read("config.json"))
    names = [x["config"]["name"] for x in config["config"]["layers"]]
    ours = {
        "format": "netbuilder-keras",
        "schema": 1,
        "dataset": "mnist",
        "pixels": {"scale": False},
        "nodes": {n: {"id": f"node {i}", "position": [i * 10, -i]} for i, n in enumerate(names)},
    }
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("netbuilder.json", json.dumps(ours))

    document = open_keras(path)

    nodes = document.project.graph.nodes
    assert [(n.id, n.position) for n in nodes.values()] == [
        (f"node {i}", (i * 10, -i)) for i in range(4)
    ]
    assert nodes["node 0"].block == Input(shape=(28, 28), scale=False)
    assert set(document.runs[0].weights) == {"node 2", "node 3"}


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("name", ["lecture-relu", "lecture-dropout"])
def test_what_we_export_comes_back_as_it_was(path: Path, name: str, inside: bool):
    run = make_run(load_recipe(name).graph)
    export_keras(run, path, scaling_inside=inside)
    opened = open_keras(path)

    assert opened.project.graph.nodes == run.graph.nodes
    assert set(opened.project.graph.edges) == set(run.graph.edges)
    for node, arrays in run.weights.items():
        for ours, theirs in zip(opened.runs[0].weights[node], arrays, strict=True):
            assert np.array_equal(ours, theirs)
