"""What a task says of itself."""

from __future__ import annotations

import pytest

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.project.metric import ACCURACY, MAE, R2, top_k
from netbuilder.project.plan.losses import Loss
from netbuilder.project.sets.mnist import MNIST
from netbuilder.project.task import (
    Dtype,
    ExampleKind,
    InputSpec,
    TargetSpec,
    classification,
    regression,
)

POINT = InputSpec(kind=ExampleKind.POINT_IN_PLANE, shape=(2,), low=-1.0, high=1.0)


def test_a_classification_answers_with_a_number_for_each_class():
    task = classification(POINT, class_names=("inner", "outer", "neither"))
    assert task.classes == 3
    assert task.output_shape == (3,)
    assert task.main_metric is ACCURACY


def test_a_regression_answers_with_numbers_like_its_targets():
    assert regression(POINT).output_shape == (1,)
    task = regression(POINT, target=TargetSpec(shape=(2, 3)))
    assert task.output_shape == (2, 3)
    assert task.classes == 0
    assert Loss.CATEGORICAL_CROSSENTROPY not in task.losses
    assert task.activations[0] is ActivationFunction.LINEAR


def test_pixels_are_scaled_and_measured_numbers_are_not():
    assert MNIST.task.input.divisor == 255.0
    assert POINT.divisor == 1.0


@pytest.mark.parametrize(
    ("metric", "better", "worse"), [(ACCURACY, 0.9, 0.8), (R2, 0.5, -1.0), (MAE, 0.1, 0.2)]
)
def test_a_metric_knows_which_number_is_better(metric, better, worse):
    assert metric.rank(better) > metric.rank(worse)


def test_top_k_has_a_name_of_its_own_for_each_k():
    assert (top_k(3).name, top_k(3).k) == ("top_3_accuracy", 3)
    assert top_k(3) == top_k(3) != top_k(5)


def test_mnist_is_a_classification_of_images():
    given = MNIST.task.input
    assert (given.kind, given.shape, given.dtype) == (ExampleKind.IMAGE, (28, 28), Dtype.UINT8)
    assert MNIST.task.class_names == tuple("0123456789")
    assert MNIST.task.metrics == (ACCURACY,)
