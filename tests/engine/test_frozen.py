"""A frozen layer keeps its numbers through a training, its export, and what continues it."""

from __future__ import annotations

import json
import zipfile

import numpy as np
import pytest
from exporting import export_keras
from memory_store import MemoryStore
from networks import SOFTMAX, chain, convolutional_network, dense_network

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.engine.build import build_model, read_weights
from netbuilder.engine.refusals import TrainingRefusedError, refuse_errors
from netbuilder.files.keras_file import open_keras
from netbuilder.network.edit import set_block
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
from netbuilder.project.run import Carried, epochs_behind

# Keras 3.15 converts its variables in a way that NumPy 2 has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


def frozen(graph, *names):
    """Return the graph with these nodes frozen."""
    for name in names:
        graph = set_block(graph, name, graph.block(name).with_settings(frozen=True))
    return graph


def assert_kept(before, after, names):
    for name in names:
        for old, new in zip(before[name], after[name], strict=True):
            np.testing.assert_array_equal(old, new)


def test_new_weights_of_a_frozen_layer_stay_as_they_were_drawn(train_small):
    graph = frozen(dense_network(), "dense-1")
    run = train_small(graph, epochs=2)
    drawn = read_weights(build_model(graph, seed=run.plan.seed), graph)
    assert_kept(drawn, run.weights, ["dense-1"])
    assert not np.array_equal(drawn["dense-2"][0], run.weights["dense-2"][0])
    assert run.graph == graph


def test_a_frozen_convolution_with_its_normalization_stays_as_it_was_trained(train_small):
    graph = convolutional_network()
    first = train_small(graph, epochs=1)
    names = ("conv2d-1", "batchnormalization-1")
    request = {"run_id": "run-2", "weights": first.weights, "continued": first.id}
    second = train_small(frozen(graph, *names), epochs=2, request=request)
    assert_kept(first.weights, second.weights, names)
    assert not np.array_equal(first.weights["dense-1"][0], second.weights["dense-1"][0])


def test_an_optimizers_state_of_other_weights_is_not_taken_over(train_small):
    relu = ActivationFunction.RELU
    square = (Dense(units=16, activation=relu), Dense(units=16, activation=relu))
    graph = chain(Input(), Flatten(), Dense(units=16), *square, Dense(units=10, activation=SOFTMAX))
    store = MemoryStore()
    first = train_small(frozen(graph, "dense-2"), checkpoints=store, epochs=1)

    def continued(names, number):
        request = {
            "run_id": f"run-{number}",
            "weights": first.weights,
            "continued": first.id,
            "first_epoch": epochs_behind(first),
        }
        changed = frozen(graph, *names)
        return train_small(changed, checkpoints=store, epochs=1, request=request)

    assert Carried.OPTIMIZER in continued(["dense-2"], 2).carried
    assert Carried.OPTIMIZER not in continued(["dense-3"], 3).carried


def test_an_export_says_it_and_opens_frozen(train_small, tmp_path):
    graph = frozen(dense_network(), "dense-1")
    run = train_small(graph, epochs=1)
    path = tmp_path / "net.keras"
    export_keras(run, path)
    with zipfile.ZipFile(path) as archive:
        layers = json.loads(archive.read("config.json"))["config"]["layers"]
    told = {layer["config"]["name"]: layer["config"]["trainable"] for layer in layers[2:]}
    assert told == {"dense-1": False, "dense-2": True}
    assert open_keras(path).project.graph == graph


def test_plain_keras_trains_only_the_others(train_small, tmp_path):
    import keras

    run = train_small(frozen(dense_network(), "dense-1"), epochs=1)
    path = tmp_path / "net.keras"
    export_keras(run, path)
    model = keras.models.load_model(path)
    assert [weight.path for weight in model.trainable_weights] == ["dense-2/kernel", "dense-2/bias"]


def test_an_all_frozen_network_is_refused():
    graph = frozen(dense_network(), "dense-1", "dense-2")
    with pytest.raises(TrainingRefusedError, match="all layers are frozen"):
        refuse_errors(Project(graph, plan=Plan()))
