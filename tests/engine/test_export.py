"""A `.keras` file opens in plain Keras and answers the same."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from exporting import export_keras
from networks import (
    convolutional_network,
    dense_network,
    recurrent_network,
    residual_network,
)

from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.dropout import Dropout
from netbuilder.engine.answering import predict_images
from netbuilder.engine.exporters.keras_model import METADATA
from netbuilder.errors import NetBuilderError
from netbuilder.files.keras_file import open_keras
from netbuilder.network.edit import set_block
from netbuilder.project.run import same_network

GRAPHS = [
    dense_network(extra=(BatchNormalization(), Dropout(rate=0.3))),
    convolutional_network(),
    residual_network(),
    recurrent_network(),
]
# Keras 3.15 converts its variables in a way that NumPy 2 has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("graph", GRAPHS)
def test_plain_keras_answers_the_same(graph, inside, train_small, small_data, tmp_path):
    import keras

    run = train_small(graph, epochs=1)
    path = tmp_path / "digits.keras"
    export_keras(run, path, scaling_inside=inside)
    images = small_data("").x_test
    model = keras.models.load_model(path)
    given = images.reshape(-1, *model.input_shape[1:]).astype(np.float32)
    found = model.predict(given if inside else given / 255.0, verbose=0)
    np.testing.assert_allclose(found, predict_images(graph, run.weights, images), atol=1e-6)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("graph", GRAPHS)
def test_an_export_opens_as_the_same_network_with_the_same_weights(graph, train_small, tmp_path):
    run = train_small(graph, epochs=1)
    path = tmp_path / "digits.keras"
    export_keras(run, path, scaling_inside=False)
    opened = open_keras(path)
    assert same_network(opened.project.graph, with_written_strides(graph))
    (known,) = opened.runs
    assert known.weights.keys() == run.weights.keys()
    for node, arrays in run.weights.items():
        for found, expected in zip(known.weights[node], arrays, strict=True):
            np.testing.assert_array_equal(found, expected)


def with_written_strides(graph):
    """Return the graph as Keras writes it: strides of none are the window."""
    for name, node in graph.nodes.items():
        if "pool_size" in type(node.block).declared() and node.block.strides is None:
            block = node.block.with_settings(strides=node.block.pool_size)
            graph = set_block(graph, name, block)
    return graph


@pytest.mark.parametrize("inside", [False, True])
def test_the_file_says_what_keras_does_not(inside, train_small, tmp_path):
    graph = dense_network()
    run = train_small(graph, epochs=1)
    path = tmp_path / "digits.keras"
    export_keras(run, path, scaling_inside=inside)
    with zipfile.ZipFile(path) as archive:
        assert {"config.json", "model.weights.h5", METADATA} <= set(archive.namelist())
        data = json.loads(archive.read(METADATA))
    assert (data["schema"], data["dataset"]) == (1, "mnist")
    assert data["loss"] == str(run.plan.loss)
    assert data["pixels"]["divide_by_255_before"] is not inside
    assert data["nodes"]["dense-1"] == {"id": "dense-1", "position": [300.0, 0.0]}


def test_a_refused_export_leaves_the_old_file(train_small, tmp_path):
    run = train_small(dense_network(), epochs=1)
    path = tmp_path / "digits.keras"
    path.write_bytes(b"old")
    other = dense_network(units=9)
    with pytest.raises(NetBuilderError, match="do not fit"):
        export_keras(replace(run, graph=other), path)
    assert path.read_bytes() == b"old"
    with pytest.raises(NetBuilderError):
        export_keras(run, tmp_path / "no" / "x.keras")
