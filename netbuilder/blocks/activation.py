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
        "Bends the straight lines: without an activation between them, two Dense layers are no "
        "more than one. Softmax turns the last numbers into probabilities."
    )
    main_setting: ClassVar[str | None] = "activation"
    search_words: ClassVar[tuple[str, ...]] = tuple(ActivationFunction)

    activation: ActivationFunction = setting(
        ActivationFunction.RELU,
        title=N_("Function"),
        help=N_("relu for hidden layers, softmax for probabilities at the end."),
    )
