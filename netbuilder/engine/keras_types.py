"""Names for what Keras and TensorFlow, which carry no types, hand out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Layer: TypeAlias = Any
"""A `keras.Layer`."""

Model: TypeAlias = Any
"""A functional `keras.Model`."""

Loss: TypeAlias = Any
"""A `keras.losses.Loss`."""

Optimizer: TypeAlias = Any
"""A `keras.optimizers.Optimizer`."""

Variable: TypeAlias = Any
"""A `keras.Variable`."""

Tensor: TypeAlias = Any
"""A `tensorflow.Tensor`."""

Function: TypeAlias = Callable[..., tuple[Any, ...]]
"""A compiled `tensorflow.function` that returns several tensors."""

Argument: TypeAlias = Any
"""Argument of a Keras constructor."""

Writer: TypeAlias = Any
"""A `tensorflow.summary.SummaryWriter`."""
