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
        "Regularization against overfitting: during training a random fraction of "
        "the inputs is set to 0, drawn anew for every mini-batch, so that no neuron "
        "relies on particular others. At inference all of them are used."
    )
    formula: ClassVar[str] = "y = m · x / (1 − p),   m ∈ {0, 1},   P(m = 0) = p"
    symbols: ClassVar[str] = N_(
        "p is the rate; m is drawn for each value and each mini-batch. Dividing by 1 − p "
        "keeps the mean. At inference y = x."
    )
    main_setting: ClassVar[str | None] = "rate"
    knob: ClassVar[str | None] = "rate"
    search_words: ClassVar[tuple[str, ...]] = ("regularization", "overfitting")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (("noise_shape", None),)

    rate: float = setting(
        0.5,
        title=N_("Rate"),
        help=N_(
            "The dropout rate, the fraction of inputs set to 0: 0 drops none, 1 would drop all."
        ),
        ge=0.0,
        le=1.0,
    )
