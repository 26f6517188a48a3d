"""ReLU that lets a little through."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class LeakyReLU(Block):
    """x where it is positive, a small share of x where it is not.

    Source: Maas, Hannun and Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic
    Models", ICML 2013.
    """

    title: ClassVar[str] = N_("LeakyReLU")
    category: ClassVar[Category] = Category.CORE
    explanation: ClassVar[str] = N_(
        "An activation function like ReLU, but with a small slope for negative "
        "values instead of 0, so that a neuron that is off still gets a gradient and "
        "can recover."
    )
    formula: ClassVar[str] = "y = max(x, 0) + α · min(x, 0)"
    symbols: ClassVar[str] = N_("α is the negative slope, a setting.")
    main_setting: ClassVar[str | None] = "negative_slope"
    search_words: ClassVar[tuple[str, ...]] = ("relu", "activation", "leaky")

    negative_slope: float = setting(
        0.3,
        title=N_("Negative slope"),
        help=N_("The factor that negative values are multiplied by; 0 is plain ReLU."),
        ge=0.0,
        le=10.0,
    )
