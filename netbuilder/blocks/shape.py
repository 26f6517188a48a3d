"""Shapes without the batch axis, how they are written, and what is said when one does not fit."""

from __future__ import annotations

import math
from typing import Final, TypeAlias

from netbuilder.errors import NetBuilderError
from netbuilder.words import _, grouped

FLOAT_BYTES: Final = 4
"""Bytes of a number; Keras computes with float32."""

Shape: TypeAlias = tuple[int, ...]


class ShapeError(NetBuilderError):
    """The inputs of a block have a shape that it cannot take."""


def format_shape(shape: Shape) -> str:
    """Write a shape as people read it: `28×28×1`, `784`."""
    return "×".join(grouped(size) for size in shape) if shape else _("a single number")


def size_of(shape: Shape) -> int:
    """Return how many elements an array of this shape has."""
    return math.prod(shape)
