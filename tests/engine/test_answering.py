"""A network that answers, at once and through the mailbox of the drawing pad."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from networks import SOFTMAX, chain, convolutional_network, dense_network
from other_tasks import RINGS, SIDES, other_data_sets

from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.engine.answering import AnsweringModel, CannotAnswerError, predict_images
from netbuilder.engine.build import WeightsError, build_model, read_weights
from netbuilder.engine.prober import Prober
from netbuilder.engine.probes.prediction import Predict, Predicted
from netbuilder.engine.subject import NoSubject, RunSubject, SubjectLoaded, SubjectMissing

GRAPH = dense_network()


def fresh(graph, *, seed=1):
    return read_weights(build_model(graph, seed=seed), graph)


def subject(source, *, graph=GRAPH, seed=1, weights=None, run_id=""):
    """The network called `source`, of new weights."""
    return RunSubject(
        graph=graph,
        weights=fresh(graph, seed=seed) if weights is None else weights,
        dataset="mnist",
        source=source,
        run_id=run_id,
    )


@pytest.fixture
def ready():
    event = threading.Event()
    event.set()
    return event


@pytest.fixture
def prober(heard, ready):
    """A prober that works; it must end with the test."""
    found = Prober(emit=heard, ready=ready)
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
    with pytest.raises(CannotAnswerError, match="NaN"):
        model.probabilities(np.zeros((1, 28, 28), np.uint8))


def test_the_pad_is_answered_by_the_weights_it_was_given(prober, heard, small_data):
    image = small_data("").x_test[0]
    for seed in (1, 2):
        weights = fresh(GRAPH, seed=seed)
        prober.mailbox.answer_with(subject(f"Run {seed}", weights=weights))
        assert heard.wait_for(SubjectLoaded).source == f"Run {seed}"
        prober.mailbox.ask(Predict(image, number=seed))
        answer = heard.wait_for(Predicted)
        assert (answer.number, answer.source) == (seed, f"Run {seed}")
        expected = predict_images(GRAPH, weights, image[None])[0]
        assert answer.probabilities == pytest.approx(expected.tolist(), abs=1e-6)


def test_the_drawing_may_change_after_it_was_handed_over(heard, ready):
    prober = Prober(emit=heard, ready=ready)
    image = np.full((28, 28), 200, np.uint8)
    prober.mailbox.answer_with(subject("Run 1"))
    prober.mailbox.ask(Predict(image, number=1))
    expected = predict_images(GRAPH, fresh(GRAPH), image[None].copy())[0]
    image[:] = 0
    prober.start()
    assert heard.wait_for(Predicted).probabilities == pytest.approx(expected.tolist(), abs=1e-6)
    prober.end()
    assert prober.join(30)


def test_only_the_newest_request_is_answered(heard, ready):
    prober = Prober(emit=heard, ready=ready)
    for source in ("Run 1", "Run 2", "Run 3"):
        prober.mailbox.answer_with(subject(source))
    for number in range(50):
        prober.mailbox.ask(Predict(np.zeros((28, 28), np.uint8), number=number))
    prober.start()
    assert heard.wait_for(Predicted).number == 49
    prober.end()
    assert prober.join(30)
    assert [type(message) for message in heard.messages] == [SubjectLoaded, Predicted]
    assert heard.messages[0].source == "Run 3"


def test_a_training_that_was_left_answers_no_more(prober, heard):
    """Its step under way still hands weights over, after another network was asked for."""
    training = prober.mailbox.training_subject()
    training(subject("Run 1, epoch 1", run_id="r1"))
    loaded = heard.wait_for(SubjectLoaded)
    assert (loaded.source, loaded.run_id) == ("Run 1, epoch 1", "r1")
    prober.mailbox.answer_with(subject("Run 7", run_id="r7"))
    assert heard.wait_for(SubjectLoaded).run_id == "r7"
    training(subject("Run 1, epoch 2", run_id="r1"))
    prober.mailbox.ask(Predict(np.zeros((28, 28), np.uint8), number=1))
    answer = heard.wait_for(Predicted)
    assert (answer.source, answer.run_id) == ("Run 7", "r7")
    prober.mailbox.answer_with(NoSubject(reason="Gone.", run_id="r8"))
    assert heard.wait_for(SubjectMissing).run_id == "r8"
    training(subject("Run 1, epoch 3", run_id="r1"))
    prober.mailbox.training_subject()(subject("Run 9, epoch 1", run_id="r9"))
    assert heard.wait_for(SubjectLoaded).run_id == "r9"


def test_an_untrained_pad_says_why(prober, heard):
    prober.mailbox.ask(Predict(np.zeros((28, 28), np.uint8), number=1))
    assert "No trained network yet" in heard.wait_for(SubjectMissing).reason


def test_what_cannot_answer_says_why_until_something_can(prober, heard):
    image = np.zeros((28, 28), np.uint8)
    prober.mailbox.answer_with(subject("Run 1"))
    heard.wait_for(SubjectLoaded)
    wrong = chain(Input(shape=(28, 28)), Flatten(), Dense(units=11))
    prober.mailbox.answer_with(subject("Run 2", graph=wrong, weights={}))
    assert "found 11" in heard.wait_for(SubjectMissing).reason
    prober.mailbox.ask(Predict(image, number=1))
    assert "found 11" in heard.wait_for(SubjectMissing).reason
    prober.mailbox.answer_with(NoSubject(reason="Gone."))
    assert heard.wait_for(SubjectMissing).reason == "Gone."
    prober.mailbox.answer_with(subject("Run 3"))
    assert heard.wait_for(SubjectLoaded).source == "Run 3"
    prober.mailbox.ask(Predict(image, number=2))
    assert heard.wait_for(Predicted).source == "Run 3"


def test_the_pad_serves_any_task_of_images_like_those_it_makes(prober, heard):
    sides = chain(Input(), Flatten(), Dense(units=2, activation=SOFTMAX))
    points = chain(Input(shape=(2,)), Dense(units=3, activation=SOFTMAX))
    with other_data_sets():
        prober.mailbox.answer_with(replace(subject("Run 1", graph=sides), dataset=SIDES.key))
        assert heard.wait_for(SubjectLoaded, SubjectMissing) == SubjectLoaded(
            "Run 1", dataset=SIDES.key
        )
        prober.mailbox.ask(Predict(np.zeros((28, 28), np.uint8), number=1))
        assert len(heard.wait_for(Predicted).probabilities) == 2
        prober.mailbox.answer_with(subject("Run 2", graph=sides))
        assert "expected 10 values" in heard.wait_for(SubjectMissing).reason
        prober.mailbox.answer_with(replace(subject("Run 3", graph=points), dataset=RINGS.key))
        assert "not for this data" in heard.wait_for(SubjectMissing).reason


def test_moving_a_block_does_not_compile_again(prober, heard, monkeypatch):
    prober.mailbox.answer_with(subject("Run 1"))
    heard.wait_for(SubjectLoaded)
    monkeypatch.setattr("netbuilder.engine.answerer.AnsweringModel", None)
    prober.mailbox.answer_with(subject("Run 2", graph=replace(GRAPH, notes=())))
    assert heard.wait_for(SubjectLoaded, SubjectMissing).source == "Run 2"


def test_an_unforeseen_error_does_not_end_the_thread(prober, heard, monkeypatch):
    def fail(graph):
        raise RuntimeError("unforeseen")

    with monkeypatch.context() as patched:
        patched.setattr("netbuilder.engine.answerer.AnsweringModel", fail)
        prober.mailbox.answer_with(subject("Run 1"))
        assert "could not make a prediction" in heard.wait_for(SubjectMissing).reason
    prober.mailbox.answer_with(subject("Run 1"))
    heard.wait_for(SubjectLoaded)
