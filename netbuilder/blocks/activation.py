"""An activation function as a block of its own."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class Activation(Block):
    """The same function applied to each number (or, for softmax, along the last axis)."""

    title: ClassVar[str] = N_("Activation")
    category: ClassVar[Category] = Category.CORE
    explanation: ClassVar[str] = N_(
        "Applies an activation function to every value. Without one between them, "
        "two Dense layers can do no more than a single one. Softmax turns the last "
        "outputs into probabilities."
    )
    formula: ClassVar[str] = "y = φ(x)"
    symbols: ClassVar[str] = N_(
        "φ is the chosen function, applied to each value x; softmax and log softmax look at "
        "all values of the last axis."
    )
    main_setting: ClassVar[str | None] = "activation"
    search_words: ClassVar[tuple[str, ...]] = tuple(ActivationFunction)

    activation: ActivationFunction = setting(
        ActivationFunction.RELU,
        title=N_("Function"),
        help=N_(
            "The activation function: relu for hidden layers, softmax for "
            "probabilities at the output."
        ),
    )
