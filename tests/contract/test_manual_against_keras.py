from __future__ import annotations

import operator

import numpy as np
import pytest

from netbuilder.project.manual.page import Chapter
from netbuilder.project.manual.pages import pages
from netbuilder.project.plan.losses import Loss
from netbuilder.project.plan.optimizers import OptimizerName


@pytest.mark.parametrize("key", pages())
def test_the_name_on_a_page_is_keras_s_own(key):
    import keras

    named = operator.attrgetter(pages()[key].topic.keras)(keras)
    assert callable(named)
    assert isinstance(named, type) is (pages()[key].chapter is not Chapter.ACTIVATION)


def test_pages_name_the_class_that_keras_finds_by_the_plan_s_word():
    import keras

    for page in pages().values():
        named = operator.attrgetter(page.topic.keras)(keras)
        if page.chapter is Chapter.OPTIMIZER:
            assert type(keras.optimizers.get(page.name)) is named


_TARGET = np.array([[0.0, 1.0, 0.0]])
_OUTPUT = np.array([[0.2, 0.5, 0.3]])
_ERROR = _OUTPUT - _TARGET
_LOSSES = {
    Loss.CATEGORICAL_CROSSENTROPY: -np.log(0.5),
    Loss.SPARSE_CATEGORICAL_CROSSENTROPY: -np.log(0.5),
    Loss.MSE: np.mean(_ERROR**2),
    Loss.MAE: np.mean(np.abs(_ERROR)),
    Loss.HUBER: np.mean(_ERROR**2) / 2,
    Loss.LOG_COSH: np.mean(np.log(np.cosh(_ERROR))),
    Loss.BINARY_CROSSENTROPY: -np.mean(np.log([0.8, 0.5, 0.7])),
    Loss.CATEGORICAL_FOCAL_CROSSENTROPY: -0.25 * (1 - 0.5) ** 2 * np.log(0.5),
    Loss.KL_DIVERGENCE: np.log(1 / 0.5),
    Loss.POISSON: np.mean(_OUTPUT - _TARGET * np.log(_OUTPUT)),
    Loss.CATEGORICAL_HINGE: 1 + 0.3 - 0.5,
}
"""What the formula of each page gives for one example."""


@pytest.mark.parametrize("loss", Loss)
def test_the_formula_of_a_loss_gives_what_keras_computes(loss):
    import keras

    named = operator.attrgetter(pages()[f"loss/{loss}"].topic.keras)(keras)
    target = np.array([1]) if loss is Loss.SPARSE_CATEGORICAL_CROSSENTROPY else _TARGET
    assert float(named()(target, _OUTPUT)) == pytest.approx(_LOSSES[loss], abs=1e-5)


def _moments(g, *, m, v):
    return 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g


def _sgd(steps, rate):
    return sum(-rate * g for g in steps)


def _adagrad(steps, rate):
    w, s = 0.0, 0.1
    for g in steps:
        s += g * g
        w -= rate * g / np.sqrt(s + 1e-7)
    return w


def _rmsprop(steps, rate):
    w = s = 0.0
    for g in steps:
        s = 0.9 * s + 0.1 * g * g
        w -= rate * g / np.sqrt(s + 1e-7)
    return w


def _adam(steps, rate, *, decay=0.0):
    w = m = v = 0.0
    for t, g in enumerate(steps, 1):
        w -= rate * decay * w
        m, v = _moments(g, m=m, v=v)
        w -= rate * np.sqrt(1 - 0.999**t) / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-7)
    return w


def _adamw(steps, rate):
    return _adam(steps, rate, decay=0.004)


def _nadam(steps, rate):
    w = m = v = 0.0
    product = 1.0
    for t, g in enumerate(steps, 1):
        m, v = _moments(g, m=m, v=v)
        now, ahead = (0.9 * (1 - 0.96**step / 2) for step in (t, t + 1))
        product *= now
        a = ahead * m / (1 - product * ahead) + (1 - now) * g / (1 - product)
        w -= rate * a / (np.sqrt(v / (1 - 0.999**t)) + 1e-7)
    return w


def _adamax(steps, rate):
    w = m = u = 0.0
    for t, g in enumerate(steps, 1):
        m, u = 0.9 * m + 0.1 * g, max(0.999 * u, abs(g))
        w -= rate / (1 - 0.9**t) * m / (u + 1e-7)
    return w


def _adadelta(steps, rate):
    w = s = r = 0.0
    for g in steps:
        s = 0.95 * s + 0.05 * g * g
        d = -np.sqrt(r + 1e-7) / np.sqrt(s + 1e-7) * g
        r = 0.95 * r + 0.05 * d * d
        w += rate * d
    return w


def _lion(steps, rate):
    w = m = 0.0
    for g in steps:
        w -= rate * np.sign(0.9 * m + 0.1 * g)
        m = 0.99 * m + 0.01 * g
    return w


_OPTIMIZERS = {
    OptimizerName.SGD: _sgd,
    OptimizerName.ADAGRAD: _adagrad,
    OptimizerName.RMSPROP: _rmsprop,
    OptimizerName.ADAM: _adam,
    OptimizerName.ADAMW: _adamw,
    OptimizerName.NADAM: _nadam,
    OptimizerName.ADAMAX: _adamax,
    OptimizerName.ADADELTA: _adadelta,
    OptimizerName.LION: _lion,
}
"""The formula of each page, written once more."""


@pytest.mark.parametrize("name", OptimizerName)
def test_the_formula_of_an_optimizer_takes_the_steps_of_keras(name):
    import keras

    optimizer = operator.attrgetter(pages()[f"optimizer/{name}"].topic.keras)(keras)(0.1)
    weight, steps = keras.Variable(0.0), (0.5, -0.2, 0.3)
    for gradient in steps:
        optimizer.apply([keras.ops.convert_to_tensor(gradient)], [weight])
    assert float(weight.value) == pytest.approx(_OPTIMIZERS[name](steps, 0.1), rel=1e-4)
