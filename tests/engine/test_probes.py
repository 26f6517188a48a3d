"""Questions about a network, and the thread that answers them."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest
from networks import convolutional_network, dense_network

from netbuilder.engine.answering import AnsweringModel, predict_images
from netbuilder.engine.build import build_model, read_weights
from netbuilder.engine.prober import Prober
from netbuilder.engine.probes.activations import Activate, Activated
from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.engine.probes.comparison import Compare, Compared
from netbuilder.engine.probes.explanation import PATCH, Explain, Explained, support_of
from netbuilder.engine.probes.neuron import InspectNeuron, NeuronInspected, weights_of
from netbuilder.engine.probes.prediction import Predict, Predicted
from netbuilder.engine.probes.probe import Probe, Unanswered
from netbuilder.engine.subject import (
    BuiltInSubject,
    NoSubject,
    RunSubject,
    SubjectLoaded,
    SubjectMissing,
)
from netbuilder.errors import NetBuilderError
from netbuilder.files.built_in import built_in_model
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes


def answering(graph):
    model = AnsweringModel(graph)
    model.take(read_weights(build_model(graph, seed=1), graph))
    return model


def run_1(graph):
    weights = read_weights(build_model(graph, seed=1), graph)
    return RunSubject(graph=graph, weights=weights, dataset="mnist", source="Run 1", run_id="r1")


def context(graph, data):
    """What a probe looks at, with weights drawn from a seed."""
    subject = run_1(graph)
    model = AnsweringModel(graph)
    model.take(subject.weights)
    return SimpleNamespace(model=model, weights=subject.weights, examples=lambda: data)


@pytest.fixture
def prober(heard, small_data):
    """A prober that works; it must end with the test."""
    ready = threading.Event()
    ready.set()
    found = Prober(emit=heard, ready=ready, load=small_data)
    found.start()
    yield found
    found.end()
    assert found.join(30)


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
    data = small_data("")
    around = context(dense_network(), data)
    found = Explain(data.x_train[5]).answer(around)
    assert found.digit == int(np.argmax(around.model.probabilities(data.x_train[5][None])))
    assert found.neighbours[0].likeness == pytest.approx(1.0, abs=1e-5)
    assert found.neighbours[0].label == data.y_train[5]
    assert len(found.neighbours) == 5


def test_an_answer_carries_its_question_and_its_network(prober, heard, small_data):
    graph, image = dense_network(), small_data("").x_test[0]
    prober.mailbox.answer_with(run_1(graph))
    prober.mailbox.ask(Activate(image, number=2, asker="canvas"))
    found = heard.wait_for(Activated)
    assert (found.number, found.asker, found.source, found.run_id) == (2, "canvas", "Run 1", "r1")
    assert found.graph is graph
    assert found.values.keys() == set(active(graph))
    prober.mailbox.ask(Explain(image, number=3))
    assert heard.wait_for(Explained).number == 3


def test_many_images_are_read_at_once(prober, heard, small_data):
    graph, images = dense_network(), small_data("").x_test[:30]
    prober.mailbox.answer_with(run_1(graph))
    prober.mailbox.ask(PredictBatch(images, asker="mine"))
    read = heard.wait_for(BatchPredicted)
    expected = answering(graph).probabilities(images)
    np.testing.assert_allclose(read.probabilities, expected, atol=1e-6)


def test_without_a_network_everybody_is_told(prober, heard, small_data):
    images = small_data("").x_test[:2]
    prober.mailbox.ask(Explain(images[0], number=3, asker="view"))
    told = heard.wait_for(Unanswered)
    assert told.reason == "No trained network yet: press Train."
    assert (told.question, told.number, told.asker) == ("Explain", 3, "view")
    prober.mailbox.ask(Predict(images[0]))
    assert heard.wait_for(SubjectMissing).reason == told.reason
    prober.mailbox.answer_with(run_1(dense_network()))
    heard.wait_for(SubjectLoaded)
    prober.mailbox.answer_with(NoSubject(reason="Its weights are gone.", run_id="r2"))
    heard.wait_for(SubjectMissing)
    prober.mailbox.ask(InspectNeuron("dense-1", 1, number=4))
    gone = heard.wait_for(Unanswered)
    assert (gone.reason, gone.number, gone.run_id) == ("Its weights are gone.", 4, "r2")


@dataclass(frozen=True, slots=True, eq=False)
class Failing(Probe):
    """A question of the test's own that ends in `how`."""

    how: str

    def answer(self, context):
        match self.how:
            case "refuses":
                raise NetBuilderError("It has no kernel", advice="Choose another block.")
            case "breaks":
                raise ZeroDivisionError
            case "cannot be computed":
                import tensorflow as tf

                return tf.matmul([[1.0]], [[1.0], [2.0]])


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("refuses", "It has no kernel. Choose another block."),
        ("breaks", "This could not be computed; the log has the details."),
        ("cannot be computed", "TensorFlow could not compute this"),
        ("says nothing", "This could not be computed; the log has the details."),
    ],
)
def test_a_question_that_fails_is_answered_with_why(prober, heard, how, words):
    prober.mailbox.answer_with(run_1(dense_network()))
    prober.mailbox.ask(Failing(how, number=7, asker="view"))
    told = heard.wait_for(Unanswered)
    assert told.reason.startswith(words)
    assert (told.question, told.number, told.asker) == ("Failing", 7, "view")
    assert (told.source, told.run_id) == ("Run 1", "r1")


def test_a_prediction_that_fails_once_fails_for_nobody_else(prober, heard, small_data, monkeypatch):
    image = small_data("").x_test[0]
    prober.mailbox.answer_with(run_1(dense_network()))
    heard.wait_for(SubjectLoaded)
    with monkeypatch.context() as patched:
        patched.setattr(AnsweringModel, "probabilities", lambda *_images: 1 / 0)
        prober.mailbox.ask(Predict(image, number=1))
        failed = heard.wait_for(Unanswered)
    assert (failed.question, failed.number, failed.source) == ("Predict", 1, "Run 1")
    assert "could not make a prediction" in failed.reason
    prober.mailbox.ask(Activate(image, number=2))
    assert heard.wait_for(Activated, Unanswered).number == 2
    prober.mailbox.ask(Predict(image, number=3))
    assert heard.wait_for(Predicted).number == 3


def test_without_keras_everybody_is_told(heard, small_data):
    prober = Prober(emit=heard, ready=threading.Event(), load=small_data)
    prober.start()
    prober.mailbox.ask(InspectNeuron("dense-1", 1, number=1))
    prober.refuse_all("There is no TensorFlow.")
    assert heard.wait_for(Unanswered).reason == "There is no TensorFlow."
    prober.mailbox.answer_with(run_1(dense_network()))
    assert heard.wait_for(SubjectMissing).reason == "There is no TensorFlow."
    prober.end()
    assert prober.join(30)


def test_the_pad_comes_first_and_of_each_asker_the_newest(heard, small_data):
    ready = threading.Event()
    ready.set()
    waiting = Prober(emit=heard, ready=ready, load=small_data)
    images = small_data("").x_test[:3]
    for number in (1, 2):
        waiting.mailbox.ask(Explain(images[0], number=number))
        waiting.mailbox.ask(PredictBatch(images, number=number, asker="one"))
        waiting.mailbox.ask(PredictBatch(images, number=number, asker="other"))
        waiting.mailbox.ask(Predict(images[0], number=number))
    waiting.mailbox.answer_with(run_1(dense_network()))
    waiting.start()
    for _answer in range(2):
        heard.wait_for(BatchPredicted)
    waiting.end()
    assert waiting.join(30)
    loaded, *answers = heard.messages
    assert isinstance(loaded, SubjectLoaded)
    assert [(type(answer), answer.number, answer.asker) for answer in answers] == [
        (Predicted, 2, ""),
        (Explained, 2, ""),
        (BatchPredicted, 2, "one"),
        (BatchPredicted, 2, "other"),
    ]


def test_a_neuron_is_shown_with_what_excites_it_most(small_data):
    data = small_data("")
    around = context(dense_network(), data)
    found = InspectNeuron("dense-1", 3).answer(around)
    hidden = np.array([around.model.activations(image)["dense-1"][3] for image in data.x_test])
    strongest = sorted(hidden.tolist(), reverse=True)[:5]
    assert [like.likeness for like in found.images] == pytest.approx(strongest, abs=1e-5)
    assert np.array_equal(found.images[0].image, data.x_test[hidden.argmax()])
    assert found.images[0].label == data.y_test[hidden.argmax()]
    kernel = around.weights["dense-1"][0]
    np.testing.assert_array_equal(found.weights, kernel[:, 3].reshape(28, 28))
    with pytest.raises(NetBuilderError, match="does not contain this block"):
        InspectNeuron("gone", 3).answer(around)


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


def test_a_neuron_and_a_comparison_are_asked_for(prober, heard, small_data):
    image = small_data("").x_test[0]
    prober.mailbox.answer_with(run_1(dense_network()))
    prober.mailbox.ask(Compare(image, "inside", number=1))
    compared = heard.wait_for(Compared)
    assert (compared.number, compared.rival, compared.source) == (1, "inside", "Run 1")
    inside = built_in_model()
    expected = predict_images(inside.graph, inside.weights, image[None])[0]
    assert compared.probabilities == pytest.approx(expected.tolist(), abs=1e-6)
    prober.mailbox.ask(InspectNeuron("gone", 1, asker="one"))
    assert "does not contain this block" in heard.wait_for(Unanswered).reason
    prober.mailbox.ask(InspectNeuron("dense-1", 1, asker="other"))
    assert heard.wait_for(NeuronInspected).unit == 1
    assert len(heard.of(NeuronInspected)) == 1


def test_the_built_in_model_answers_and_a_missing_one_is_told(
    prober, heard, small_data, monkeypatch
):
    image = small_data("").x_test[0]
    prober.mailbox.answer_with(BuiltInSubject(source="inside"))
    assert heard.wait_for(SubjectLoaded).source == "inside"
    prober.mailbox.ask(Predict(image))
    shares = heard.wait_for(Predicted).probabilities
    assert shares.index(max(shares)) == small_data("").y_test[0]

    def missing():
        raise NetBuilderError("A file of NetBuilder is missing")

    monkeypatch.setattr("netbuilder.engine.probe_context.built_in_model", missing)
    prober.mailbox.answer_with(BuiltInSubject(source="inside"))
    assert "is missing" in heard.wait_for(SubjectMissing).reason


def test_a_question_that_fails_leaves_the_pad_answered(heard, small_data):
    ready = threading.Event()
    ready.set()

    def missing(key):
        raise OSError("no data")

    prober = Prober(emit=heard, ready=ready, load=missing)
    prober.start()
    image = small_data("").x_test[0]
    prober.mailbox.answer_with(run_1(dense_network()))
    prober.mailbox.ask(Explain(image))
    prober.mailbox.ask(InspectNeuron("dense-1", 1))
    prober.mailbox.ask(Activate(image))
    heard.wait_for(Activated)
    assert {heard.wait_for(Unanswered).question for _question in range(2)} == {
        "Explain",
        "InspectNeuron",
    }
    prober.mailbox.ask(Predict(image, number=2))
    assert heard.wait_for(Predicted).number == 2
    prober.end()
    assert prober.join(30)
    assert heard.of(SubjectMissing) == []
