"""Topic of an activation function, and the sentences about letters that many share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.project.manual.page import Topic
from netbuilder.words import N_

if TYPE_CHECKING:
    from netbuilder.blocks.activations import ActivationFunction as Function

VALUE: Final = N_("x is one value; the function is applied to each by itself.")
"""Sentence about the letters of a function of one value."""
AXIS: Final = N_("x_[k] is a value of the last axis, j runs over all of them.")
"""Sentence about the letters of a function of an axis."""
EXPONENT: Final = N_("x is one value, e is Euler’s number 2.718….")
"""Sentence about the letters where there is a power of e."""


def activation_topic(
    function: Function,
    explanation: str,
    *,
    formula: str,
    symbols: str = VALUE,
    related: tuple[Function, ...],
) -> Topic:
    """Return the topic of a function, with its name in Keras."""
    return Topic(
        title=function,
        explanation=explanation,
        formula=formula,
        symbols=symbols,
        keras=f"activations.{function}",
        related=tuple(f"activation/{other}" for other in related),
    )
