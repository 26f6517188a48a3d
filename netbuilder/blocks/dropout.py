"""Neurons left out at random while the network learns."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class Dropout(Block):
    """A thinner network, drawn anew for every mini-batch; all neurons at test time.

    Source: Srivastava et al., "Dropout: A Simple ExecutionMode to Prevent Neural Networks from
    Overfitting", JMLR 15 (2014).
    """

    title: ClassVar[str] = N_("Dropout")
    category: ClassVar[Category] = Category.REGULARIZATION
    explanation: ClassVar[str] = N_(
        "While learning, leaves out this share of the inputs, drawn anew for every mini-batch, so "
        "that no neuron relies on another. When the network answers, all of them take part."
    )
    main_setting: ClassVar[str | None] = "rate"
    knob: ClassVar[str | None] = "rate"
    search_words: ClassVar[tuple[str, ...]] = ("regularization", "overfitting")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (("noise_shape", None),)

    rate: float = setting(
        0.5,
        title=N_("Rate"),
        help=N_("The share of inputs left out: 0 leaves out none, 1 would leave out all."),
        ge=0.0,
        le=1.0,
    )
