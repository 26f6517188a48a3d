"""What blocks make of a drawing, and why it is answered as it is."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from networks import convolutional_network, dense_network

from netbuilder.engine.answering import AnsweringModel, predict_images
from netbuilder.engine.build import build_model, read_weights
from netbuilder.engine.examining import examine, weights_of
from netbuilder.engine.explaining import PATCH, explain, support_of
from netbuilder.engine.pad_messages import (
    Activated,
    Compared,
    Examined,
    Explained,
    Predicted,
    PredictorEmpty,
    PredictorLoaded,
    ReadMany,
)
from netbuilder.engine.predictor import Predictor
from netbuilder.errors import NetBuilderError
from netbuilder.files.built_in import built_in_model
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes


def answering(graph):
    model = AnsweringModel(graph)
    model.take(read_weights(build_model(graph, seed=1), graph))
    return model


@pytest.mark.parametrize("graph", [dense_network(), convolutional_network()])
def test_every_block_shows_what_keras_computes(graph, small_data):
    image = small_data("").x_test[0]
    model, shapes = answering(graph), infer_shapes(graph)
    values = model.activations(image)
    assert values.keys() == set(active(graph))
    for node, value in values.items():
        assert value.shape == shapes[node].output
    last = active(graph)[-1]
    np.testing.assert_allclose(values[last], model.probabilities(image[None])[0], atol=1e-6)
    first = values["input-1"].reshape(28, 28)
    np.testing.assert_allclose(first, image / 255.0, atol=1e-6)


def test_what_matters_lies_where_the_ink_is(small_data):
    graph = dense_network()
    model, data = answering(graph), small_data("")
    image = data.x_test[0]
    shares = model.probabilities(image[None])[0]
    digit = int(np.argmax(shares))
    support = support_of(model, image, digit=digit, share=float(shares[digit]))
    assert support.shape == (28, 28)
    far = np.ones((28, 28), bool)
    for row, column in np.argwhere(image):
        far[max(0, row - PATCH) : row + PATCH, max(0, column - PATCH) : column + PATCH] = False
    assert far.any()
    assert np.abs(support[far]).max() < 1e-6 < np.abs(support).max()


def test_one_square_alone_says_what_it_is_worth(small_data):
    """Where a square covers all of the ink, the fall is that to an empty sheet."""
    graph = dense_network()
    model = answering(graph)
    image = np.zeros((28, 28), np.uint8)
    image[12:14, 12:14] = 255
    shares = model.probabilities(np.stack([image, np.zeros_like(image)]))
    digit = int(np.argmax(shares[0]))
    support = support_of(model, image, digit=digit, share=float(shares[0, digit]))
    assert support[12, 12] == pytest.approx(shares[0, digit] - shares[1, digit], abs=1e-5)


def test_reasons_name_the_digit_and_what_was_learned_from(small_data):
    model, data = answering(dense_network()), small_data("")
    found = explain(model, data.x_train[5], generation=3, data=data)
    assert found.digit == int(np.argmax(model.probabilities(data.x_train[5][None])))
    assert found.neighbours[0].likeness == pytest.approx(1.0, abs=1e-5)
    assert found.neighbours[0].label == data.y_train[5]
    assert len(found.neighbours) == 5


def test_the_predictor_looks_and_explains_when_asked(heard, small_data):
    graph, ready = dense_network(), threading.Event()
    ready.set()
    predictor = Predictor(emit=heard, ready=ready, load=small_data)
    predictor.start()
    image = small_data("").x_test[0]
    predictor.load(graph, read_weights(build_model(graph, seed=1), graph), "Run 1")
    predictor.ask(image, generation=1)
    heard.wait_for(Predicted)
    predictor.ask(image, generation=2, looks=True)
    activated = heard.wait_for(Activated)
    assert (activated.generation, activated.graph) == (2, graph)
    assert activated.values.keys() == set(active(graph))
    predictor.explain(image, generation=2)
    assert heard.wait_for(Explained).generation == 2
    predictor.end()
    assert predictor.join(30)
    assert len(heard.of(Activated)) == 1


def test_many_images_are_read_at_once_and_an_empty_engine_says_nothing(heard, small_data):
    graph, ready = dense_network(), threading.Event()
    ready.set()
    predictor = Predictor(emit=heard, ready=ready, load=small_data)
    predictor.start()
    images = small_data("").x_test[:30]
    predictor.read_many(images, tag="early")
    assert heard.wait_for(ReadMany).probabilities.shape == (0, 10)
    predictor.load(graph, read_weights(build_model(graph, seed=1), graph), "Run 1")
    predictor.read_many(images, tag="mine")
    read = heard.wait_for(ReadMany)
    assert (read.tag, read.source) == ("mine", "Run 1")
    expected = answering(graph).probabilities(images)
    np.testing.assert_allclose(read.probabilities, expected, atol=1e-6)
    predictor.end()
    assert predictor.join(30)


def test_without_weights_nothing_is_explained(heard, small_data):
    ready = threading.Event()
    ready.set()
    predictor = Predictor(emit=heard, ready=ready, load=small_data)
    predictor.start()
    predictor.explain(small_data("").x_test[0], generation=1)
    predictor.end()
    assert predictor.join(30)
    assert heard.of(Explained) == []


def test_a_neuron_is_shown_with_what_excites_it_most(small_data):
    graph = dense_network()
    weights = read_weights(build_model(graph, seed=1), graph)
    model, data = AnsweringModel(graph), small_data("")
    model.take(weights)
    found = examine(model, weights, node="dense-1", unit=3, data=data)
    hidden = np.array([model.activations(image)["dense-1"][3] for image in data.x_test])
    strongest = sorted(hidden.tolist(), reverse=True)[:5]
    assert [like.likeness for like in found.images] == pytest.approx(strongest, abs=1e-5)
    assert np.array_equal(found.images[0].image, data.x_test[hidden.argmax()])
    assert found.images[0].label == data.y_test[hidden.argmax()]
    np.testing.assert_array_equal(found.weights, weights["dense-1"][0][:, 3].reshape(28, 28))


def test_weights_are_a_picture_where_they_look_at_one():
    dense, cnn = dense_network(), convolutional_network()
    of_dense = read_weights(build_model(dense, seed=1), dense)
    of_cnn = read_weights(build_model(cnn, seed=1), cnn)
    assert weights_of(dense, of_dense, node="dense-2", unit=0) is None
    assert weights_of(dense, of_dense, node="flatten-1", unit=0) is None
    assert weights_of(dense, of_dense, node="dense-1", unit=999) is None
    first = next(name for name in of_cnn if name.startswith("conv2d"))
    kernel = of_cnn[first][0]
    found = weights_of(cnn, of_cnn, node=first, unit=1)
    np.testing.assert_allclose(found, kernel[:, :, :, 1].mean(2), atol=1e-7)


def test_the_predictor_examines_and_compares(heard, small_data):
    graph, ready = dense_network(), threading.Event()
    ready.set()
    predictor = Predictor(emit=heard, ready=ready, load=small_data)
    predictor.start()
    image = small_data("").x_test[0]
    predictor.load(graph, read_weights(build_model(graph, seed=1), graph), "Run 1")
    predictor.compare("inside")
    predictor.ask(image, generation=1)
    compared = heard.wait_for(Compared)
    assert (compared.generation, compared.source) == (1, "inside")
    inside = built_in_model()
    expected = predict_images(inside.graph, inside.weights, image[None])[0]
    assert compared.probabilities == pytest.approx(expected.tolist(), abs=1e-6)
    predictor.compare_no_more()
    predictor.examine("gone", 1)
    predictor.examine("dense-1", 1)
    assert heard.wait_for(Examined).unit == 1
    predictor.ask(image, generation=2)
    predictor.end()
    assert predictor.join(30)
    assert len(heard.of(Compared)) == 1


def test_the_model_that_is_inside_answers_and_a_missing_one_is_told(heard, small_data, monkeypatch):
    ready = threading.Event()
    ready.set()
    predictor = Predictor(emit=heard, ready=ready, load=small_data)
    predictor.start()
    image = small_data("").x_test[0]
    predictor.load_built_in("inside")
    assert heard.wait_for(PredictorLoaded).source == "inside"
    predictor.ask(image, generation=1)
    shares = heard.wait_for(Predicted).probabilities
    assert shares.index(max(shares)) == small_data("").y_test[0]

    def missing():
        raise NetBuilderError("A file of NetBuilder's own is missing")

    monkeypatch.setattr("netbuilder.engine.predictor.built_in_model", missing)
    predictor.load_built_in("inside")
    assert "is missing" in heard.wait_for(PredictorEmpty).reason
    predictor.end()
    assert predictor.join(30)


def test_what_fails_beside_leaves_the_answer(heard, small_data):
    graph, ready = dense_network(), threading.Event()
    ready.set()

    def missing(key):
        raise OSError("no data")

    predictor = Predictor(emit=heard, ready=ready, load=missing)
    predictor.start()
    image = small_data("").x_test[0]
    predictor.load(graph, read_weights(build_model(graph, seed=1), graph), "Run 1")
    predictor.explain(image, generation=1)
    predictor.examine("dense-1", 1)
    predictor.ask(image, generation=2)
    assert heard.wait_for(Predicted).generation == 2
    predictor.end()
    assert predictor.join(30)
    assert heard.of(PredictorEmpty) == []
