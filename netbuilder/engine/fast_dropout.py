"""Dropout whose draws are cheap where XLA compiles them.

XLA's generator behind Keras's Dropout (Philox) takes 10 ns of one thread for each number: a
quarter of a step of the lecture's network. Threefry, of whose every number two neurons are drawn,
takes a sixth of that (TensorFlow 2.21). See `docs/decisions/0007-dropout-draws-of-16-bits.md`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netbuilder.engine.keras_types import Layer, Tensor

_OUTCOMES: Final = 2**16
"""Rates are kept to within 1 / 131,072."""
_is_fast: ContextVar[bool] = ContextVar("is_fast", default=False)


@contextmanager
def fast_draws(*, wanted: bool) -> Iterator[None]:
    """Let the Dropout of `layer_classes` draw cheaply in what is traced meanwhile for XLA."""
    before = _is_fast.set(wanted)
    try:
        yield
    finally:
        _is_fast.reset(before)


@cache
def layer_classes() -> dict[str, type]:
    """Return the layers of Keras's that are trained by another class, by Keras's name."""
    import keras

    dropout = keras.layers.Dropout
    return {"Dropout": type("FastDropout", (dropout,), {"call": _call_of(dropout)})}


def _call_of(dropout: Layer) -> Callable[..., Tensor]:
    """Return the `call` of a subclass: Keras's own, or under `fast_draws` one with other draws."""
    import tensorflow as tf

    def call(self: Layer, inputs: Tensor, training: bool = False) -> Tensor:
        if not (training and _is_fast.get() and 0.0 < self.rate < 1.0):
            return dropout.call(self, inputs, training=training)
        seed = tf.cast(self.seed_generator.next(), tf.int32)
        return _thinned(inputs, rate=self.rate, seed=seed)

    return call


def _thinned(inputs: Tensor, *, rate: float, seed: Tensor) -> Tensor:
    """Return `inputs` with a share of `rate` set to 0 and the others made larger for it."""
    import tensorflow as tf

    count = inputs.shape.num_elements()
    numbers = tf.random.stateless_uniform(
        [(count + 1) // 2], seed, minval=None, maxval=None, dtype=tf.uint32, alg="threefry"
    )
    halves = tf.reshape(tf.bitcast(numbers, tf.uint16), [-1])[:count]
    lowest = min(round(rate * _OUTCOMES), _OUTCOMES - 1)
    keeps = tf.reshape(halves, inputs.shape) >= tf.constant(lowest, tf.uint16)
    return tf.where(keeps, inputs / (1.0 - rate), tf.zeros_like(inputs))
