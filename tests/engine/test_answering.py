"""A network that answers, at once and through the mailbox of the drawing pad."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from networks import SOFTMAX, chain, convolutional_network, dense_network

from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.engine.answering import AnsweringModel, CannotAnswerError, predict_images
from netbuilder.engine.build import WeightsError, build_model, read_weights
from netbuilder.engine.pad_messages import Predicted, PredictorEmpty, PredictorLoaded
from netbuilder.engine.predictor import Predictor

GRAPH = dense_network()


def fresh(graph, *, seed=1):
    return read_weights(build_model(graph, seed=seed), graph)


@pytest.fixture
def ready():
    event = threading.Event()
    event.set()
    return event


@pytest.fixture
def predictor(heard, ready):
    """A predictor that works; it must end with the test."""
    found = Predictor(emit=heard, ready=ready)
    found.start()
    yield found
    found.end()
    assert found.join(30)


@pytest.mark.parametrize(
    "graph",
    [
        GRAPH,
        convolutional_network(),
        chain(Input(shape=(784,), scale=False), Dense(units=10, activation=SOFTMAX)),
    ],
)
def test_answers_are_those_of_keras(graph, small_data):
    images = small_data("").x_test
    model = build_model(graph, seed=1)
    given = images.reshape(-1, *model.input_shape[1:]).astype(np.float32)
    if graph.block("input-1").scale:
        given = given / 255.0
    found = predict_images(graph, read_weights(model, graph), images)
    assert found.shape == (200, 10)
    np.testing.assert_allclose(found, model.predict(given, verbose=0), atol=1e-5)


def test_no_images_have_no_answers():
    assert predict_images(GRAPH, fresh(GRAPH), np.zeros((0, 28, 28), np.uint8)).shape == (0, 10)


WRONG = [
    (chain(Input(shape=(14, 56)), Flatten(), Dense(units=10)), "an Input of 14×56"),
    (chain(Input(), Flatten(), Dense(units=11)), "found 11"),
    (chain(Input(), Dense(units=10)), "found 28×10"),
    (chain(Input(), Conv2D()), "no output"),
    (chain(Flatten()), "0 Inputs"),
]


@pytest.mark.parametrize(("graph", "sentence"), WRONG)
def test_networks_that_cannot_read_a_digit_say_so(graph, sentence):
    with pytest.raises(CannotAnswerError, match=sentence):
        predict_images(graph, {}, np.zeros((1, 28, 28), np.uint8))


def test_weights_of_another_network_are_refused():
    with pytest.raises(WeightsError):
        predict_images(GRAPH, fresh(dense_network(units=9)), np.zeros((1, 28, 28), np.uint8))


def test_an_answer_that_is_no_number_is_not_shown():
    model = AnsweringModel(GRAPH)
    broken = {node: tuple(a * np.nan for a in arrays) for node, arrays in fresh(GRAPH).items()}
    model.take(broken)
    with pytest.raises(CannotAnswerError, match="no number"):
        model.probabilities(np.zeros((1, 28, 28), np.uint8))


def test_the_pad_is_answered_by_the_weights_it_was_given(predictor, heard, small_data):
    image = small_data("").x_test[0]
    for seed in (1, 2):
        weights = fresh(GRAPH, seed=seed)
        predictor.load(GRAPH, weights, f"Run {seed}")
        assert heard.wait_for(PredictorLoaded).source == f"Run {seed}"
        predictor.ask(image, generation=seed)
        answer = heard.wait_for(Predicted)
        assert (answer.generation, answer.source) == (seed, f"Run {seed}")
        expected = predict_images(GRAPH, weights, image[None])[0]
        assert answer.probabilities == pytest.approx(expected.tolist(), abs=1e-6)


def test_the_drawing_may_change_after_it_was_handed_over(heard, ready):
    predictor = Predictor(emit=heard, ready=ready)
    image = np.full((28, 28), 200, np.uint8)
    predictor.load(GRAPH, fresh(GRAPH), "Run 1")
    predictor.ask(image, generation=1)
    expected = predict_images(GRAPH, fresh(GRAPH), image[None].copy())[0]
    image[:] = 0
    predictor.start()
    assert heard.wait_for(Predicted).probabilities == pytest.approx(expected.tolist(), abs=1e-6)
    predictor.end()
    assert predictor.join(30)


def test_only_the_newest_request_is_answered(heard, ready):
    predictor = Predictor(emit=heard, ready=ready)
    for source in ("Run 1", "Run 2", "Run 3"):
        predictor.load(GRAPH, fresh(GRAPH), source)
    for generation in range(50):
        predictor.ask(np.zeros((28, 28), np.uint8), generation=generation)
    predictor.start()
    assert heard.wait_for(Predicted).generation == 49
    predictor.end()
    assert predictor.join(30)
    assert [type(message) for message in heard.messages] == [PredictorLoaded, Predicted]
    assert heard.messages[0].source == "Run 3"


def test_a_training_that_was_left_answers_no_more(predictor, heard):
    """Its step under way still hands weights over, after another network was asked for."""
    training = predictor.loader_of("r1")
    training(GRAPH, fresh(GRAPH), "Run 1, epoch 1")
    loaded = heard.wait_for(PredictorLoaded)
    assert (loaded.source, loaded.run_id) == ("Run 1, epoch 1", "r1")
    predictor.load(GRAPH, fresh(GRAPH), "Run 7", run_id="r7")
    assert heard.wait_for(PredictorLoaded).run_id == "r7"
    training(GRAPH, fresh(GRAPH), "Run 1, epoch 2")
    predictor.ask(np.zeros((28, 28), np.uint8), generation=1)
    answer = heard.wait_for(Predicted)
    assert (answer.source, answer.run_id) == ("Run 7", "r7")
    predictor.load_nothing("Gone.", run_id="r8")
    assert heard.wait_for(PredictorEmpty).run_id == "r8"
    training(GRAPH, fresh(GRAPH), "Run 1, epoch 3")
    predictor.loader_of("r9")(GRAPH, fresh(GRAPH), "Run 9, epoch 1")
    assert heard.wait_for(PredictorLoaded).run_id == "r9"


def test_an_untrained_pad_says_why(predictor, heard):
    predictor.ask(np.zeros((28, 28), np.uint8), generation=1)
    assert "no trained network yet" in heard.wait_for(PredictorEmpty).reason


def test_what_cannot_answer_says_why_until_something_can(predictor, heard):
    image = np.zeros((28, 28), np.uint8)
    predictor.load(GRAPH, fresh(GRAPH), "Run 1")
    heard.wait_for(PredictorLoaded)
    wrong = chain(Input(shape=(28, 28)), Flatten(), Dense(units=11))
    predictor.load(wrong, {}, "Run 2")
    assert "found 11" in heard.wait_for(PredictorEmpty).reason
    predictor.ask(image, generation=1)
    assert "found 11" in heard.wait_for(PredictorEmpty).reason
    predictor.load_nothing("Gone.")
    assert heard.wait_for(PredictorEmpty).reason == "Gone."
    predictor.load(GRAPH, fresh(GRAPH), "Run 3")
    assert heard.wait_for(PredictorLoaded).source == "Run 3"
    predictor.ask(image, generation=2)
    assert heard.wait_for(Predicted).source == "Run 3"


def test_moving_a_block_does_not_compile_again(predictor, heard, monkeypatch):
    predictor.load(GRAPH, fresh(GRAPH), "Run 1")
    heard.wait_for(PredictorLoaded)
    monkeypatch.setattr("netbuilder.engine.answerer.AnsweringModel", None)
    predictor.load(replace(GRAPH, notes=()), fresh(GRAPH), "Run 2")
    assert heard.wait_for(PredictorLoaded, PredictorEmpty).source == "Run 2"


def test_an_unforeseen_error_does_not_end_the_thread(predictor, heard, monkeypatch):
    def fail(graph):
        raise RuntimeError("unforeseen")

    with monkeypatch.context() as patched:
        patched.setattr("netbuilder.engine.answerer.AnsweringModel", fail)
        predictor.load(GRAPH, fresh(GRAPH), "Run 1")
        assert "could not answer" in heard.wait_for(PredictorEmpty).reason
    predictor.load(GRAPH, fresh(GRAPH), "Run 1")
    heard.wait_for(PredictorLoaded)
