"""Real models that Keras has saved, opened without it."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from exporting import export_keras
from speaking import speaking_pseudo, translated_in
from trained import make_run

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.blocks.rescaling import Rescaling
from netbuilder.errors import NetBuilderError
from netbuilder.files.keras_file import open_keras
from netbuilder.files.recipes import load_recipe
from netbuilder.network.order import active
from netbuilder.project.problems import find_problems
from netbuilder.project.run import RunStatus, expected_weights
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

keras = pytest.importorskip("keras")
layers = keras.layers


def saved(model, path: Path) -> Path:
    """Give every weight a value of its own, and save the model."""
    rng = np.random.default_rng(1)
    model.set_weights([rng.normal(size=w.shape).astype(np.float32) for w in model.weights])
    model.save(path)
    return path


def sequential(*inner, shape=(28, 28)):
    return keras.Sequential([layers.Input(shape), *inner])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A Sequential model of a Flatten and two Dense layers, as bytes."""
    model = sequential(
        layers.Flatten(),
        layers.Dense(4, activation="relu", name="hidden"),
        layers.Dense(10, activation="softmax", name="answer"),
    )
    return saved(model, tmp_path_factory.mktemp("keras") / "m.keras").read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my model.keras"


def rewritten(path: Path, content: bytes, **members: object) -> Path:
    """Write a model with members replaced: JSON data, bytes, a function, or None to leave out."""
    path.write_bytes(content)
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    for key, change in members.items():
        name = {"config": "config.json", "metadata": "metadata.json"}.get(key, "model.weights.h5")
        if callable(change):
            data = json.loads(kept[name])
            change(data)
            kept[name] = json.dumps(data).encode()
        else:
            kept[name] = change
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in kept.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def layer(config: dict, name: str) -> dict:
    return next(x for x in config["config"]["layers"] if x["config"]["name"] == name)


def refusal(path: Path) -> str:
    with pytest.raises(NetBuilderError) as raised:
        open_keras(path)
    assert "\n" not in str(raised.value)
    return str(raised.value)


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


def test_the_note_is_translated_where_it_is_shown(small: bytes, path: Path, tmp_path: Path):
    path.write_bytes(small)

    with speaking_pseudo(tmp_path / "translations"):
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


def custom_layer() -> object:
    @keras.saving.register_keras_serializable(package="Mine")
    class Magic(layers.Layer):
        def call(self, x):
            return x

    return Magic()


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda: layers.Lambda(lambda x: x + 1, name="odd"), "Lambda"),
        (custom_layer, "Mine>Magic"),
        (lambda: layers.UnitNormalization(name="odd"), "UnitNormalization"),
        (lambda: keras.Sequential([layers.Dense(3)], name="odd"), "Sequential"),
        (
            lambda: layers.Dense(3, kernel_regularizer="orthogonal_regularizer", name="odd"),
            "kernel_",
        ),
        (lambda: layers.Dense(3, bias_regularizer="l2", name="odd"), "bias_regularizer"),
        (lambda: layers.Dense(3, kernel_constraint="non_neg", name="odd"), "kernel_constraint"),
        (lambda: layers.Dense(3, activation="glu", name="odd"), "glu"),
        (lambda: layers.Dense(3, dtype="mixed_float16", name="odd"), "mixed_float16"),
        (lambda: layers.Dense(3, dtype="float64", name="odd"), "float64"),
        (lambda: layers.BatchNormalization(axis=1, name="odd"), "axis"),
        (lambda: layers.Dropout(0.5, noise_shape=(None, 784), name="odd"), "noise_shape"),
        (lambda: layers.Rescaling([2.0] * 784, name="odd"), "Scale of Rescaling"),
    ],
)
def test_layers_that_are_not_ours_are_refused_by_name(path: Path, make: Callable, found: str):
    odd = make()
    message = refusal(saved(sequential(layers.Flatten(), odd, layers.Dense(10)), path))

    assert found in message
    assert odd.name in message


def functional(kind: str):
    pixels = layers.Input((28, 28))
    flat = layers.Flatten()(pixels)
    dense = layers.Dense(784, name="shared")
    if kind == "two outputs":
        return keras.Model(pixels, [dense(flat), flat])
    if kind == "two inputs":
        other = layers.Input((784,))
        return keras.Model([pixels, other], dense(flat))
    if kind == "used twice":
        return keras.Model(pixels, dense(dense(flat)))
    return keras.Model(pixels, layers.Dropout(0.5, name="shared")(flat, training=True))


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("two outputs", "one input and one output"),
        ("two inputs", "one input and one output"),
        ("used twice", "used 2 times"),
        ("always dropping", "training=true"),
    ],
)
def test_wiring_that_we_cannot_show_is_refused(path: Path, kind: str, found: str):
    assert found in refusal(saved(functional(kind), path))


def test_a_subclassed_model_is_refused(path: Path):
    @keras.saving.register_keras_serializable(package="Mine")
    class Own(keras.Model):
        def __init__(self, **options):
            super().__init__(**options)
            self.dense = layers.Dense(10)

        def call(self, x):
            return self.dense(x)

    model = Own()
    model(np.zeros((1, 784), np.float32))

    assert "Mine>Own" in refusal(saved(model, path))


def test_a_model_of_keras_2_is_refused(small: bytes, path: Path):
    rewritten(path, small, metadata=lambda data: data.update(keras_version="2.15.0"))

    assert "found a model of Keras 2.15.0" in refusal(path)


@pytest.mark.parametrize("member", ["config", "metadata", "weights"])
def test_a_missing_member_is_named(small: bytes, path: Path, member: str):
    assert "in it" in refusal(rewritten(path, small, **{member: None}))


@pytest.mark.parametrize("content", [b"", b"no weights", b"\x89HDF\r\n\x1a\n"])
def test_weights_that_are_no_hdf5_are_refused(small: bytes, path: Path, content: bytes):
    assert "missing or damaged weights" in refusal(rewritten(path, small, weights=content))


def test_more_layers_than_blocks_can_be_are_refused(
    small: bytes, path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("netbuilder.network.rules.MOST_BLOCKS", 3)

    message = refusal(rewritten(path, small))

    assert "The network is too large: found 4 blocks, expected at most 3." in message


@pytest.mark.parametrize("units", [0, -1, 10**9, 1.5, "many", 5])
def test_units_that_cannot_be_are_refused(small: bytes, path: Path, units: object):
    def change(config: dict) -> None:
        layer(config, "hidden")["config"]["units"] = units

    message = refusal(rewritten(path, small, config=change))

    assert "hidden" in message
    assert "expected" in message


@pytest.mark.parametrize(
    ("key", "value"),
    [("magic", 1), ("activation", {"class_name": "Mine", "config": {}}), ("units", None)],
)
def test_settings_that_are_not_ours_are_refused(small: bytes, path: Path, key: str, value: object):
    def change(config: dict) -> None:
        layer(config, "answer")["config"][key] = value

    message = refusal(rewritten(path, small, config=change))

    assert "answer" in message
    assert key in message.lower()


def test_a_setting_that_is_missing_is_refused(small: bytes, path: Path):
    def change(config: dict) -> None:
        del layer(config, "answer")["config"]["units"]

    assert "units" in refusal(rewritten(path, small, config=change))


@pytest.mark.parametrize("module", ["os", "builtins", "keras.src.utils", "my.layers", None, 3])
def test_a_module_is_never_looked_up(small: bytes, path: Path, module: object):
    def change(config: dict) -> None:
        layer(config, "answer")["module"] = module

    assert "answer" in refusal(rewritten(path, small, config=change))
