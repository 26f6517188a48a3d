"""What the warnings say of losses and last activations is what Keras does."""

from __future__ import annotations

import numpy as np
import pytest
from networks import dense_network
from same_runs import assert_same

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.engine.answering import predict_images
from netbuilder.engine.objective import objective_of
from netbuilder.project.plan import Loss

SOFTMAX, SIGMOID = ActivationFunction.SOFTMAX, ActivationFunction.SIGMOID
FROM_LOGITS = [
    (Loss.CATEGORICAL_CROSSENTROPY, SOFTMAX, SIGMOID),
    (Loss.SPARSE_CATEGORICAL_CROSSENTROPY, SOFTMAX, SIGMOID),
    (Loss.BINARY_CROSSENTROPY, SIGMOID, SOFTMAX),
]


def loss_of_answers(run, data):
    """Return the test loss, computed from the answers that are shown."""
    answers = predict_images(run.graph, run.weights, data.x_test)
    aim = objective_of(run.plan)
    truth = data.y_test if aim.is_sparse else np.eye(10, dtype=np.float32)[data.y_test]
    return float(aim.make_loss()(truth, answers))


@pytest.mark.parametrize(("loss", "meant", "other"), FROM_LOGITS, ids=str)
def test_either_activation_trains_the_same_bit_for_bit(loss, meant, other, train_small):
    runs = [train_small(dense_network(last=last), loss=loss) for last in (meant, other)]
    assert_same(*runs)


@pytest.mark.parametrize(("loss", "meant", "other"), FROM_LOGITS, ids=str)
def test_the_loss_shown_is_not_that_of_the_answers(loss, meant, other, train_small, small_data):
    run = train_small(dense_network(last=other), loss=loss)
    assert abs(loss_of_answers(run, small_data("")) - run.test.loss) > 0.02


def test_softmax_and_its_loss_belong_together(train_small, small_data):
    run = train_small(dense_network(), loss=Loss.CATEGORICAL_CROSSENTROPY)
    assert loss_of_answers(run, small_data("")) == pytest.approx(run.test.loss, rel=1e-4)


def test_without_softmax_the_divergence_falls_though_little_is_learned(train_small):
    """All answers may be 1; with softmax, the same accuracy costs much more."""
    loose, bound = (
        train_small(dense_network(last=last), loss=Loss.KL_DIVERGENCE, epochs=8)
        for last in (SIGMOID, SOFTMAX)
    )
    assert loose.test.loss < 0.5 * bound.test.loss
    assert loose.test.metrics["accuracy"] < bound.test.metrics["accuracy"]


@pytest.mark.parametrize(
    "loss", [Loss.CATEGORICAL_CROSSENTROPY, Loss.SPARSE_CATEGORICAL_CROSSENTROPY]
)
def test_logits_train_as_their_softmax_does(loss, train_small):
    plain = train_small(dense_network(last=ActivationFunction.LINEAR), loss=loss, from_logits=True)
    bound = train_small(dense_network(last=SOFTMAX), loss=loss)
    assert_same(plain, bound)


def test_the_sparse_loss_is_the_dense_one(train_small):
    dense, sparse = (
        train_small(dense_network(), loss=loss)
        for loss in (Loss.CATEGORICAL_CROSSENTROPY, Loss.SPARSE_CATEGORICAL_CROSSENTROPY)
    )
    assert sparse.test.loss == pytest.approx(dense.test.loss, rel=1e-4)
    assert sparse.series.step_loss[0] == pytest.approx(dense.series.step_loss[0], rel=1e-6)
