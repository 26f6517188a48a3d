"""Multiplicative Gaussian noise on activations, during training alone."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class GaussianDropout(Block):
    """Multiplication of each activation by a random number around 1, during training alone.

    Source: Srivastava et al., "Dropout", JMLR 15 (2014), section 10.
    """

    title: ClassVar[str] = N_("GaussianDropout")
    category: ClassVar[Category] = Category.REGULARIZATION
    explanation: ClassVar[str] = N_(
        "Like Dropout, but multiplies the activations by Gaussian noise instead of "
        "setting them to 0. At inference it does nothing."
    )
    formula: ClassVar[str] = "y = x · n,   n ~ N(1, p / (1 − p))"
    symbols: ClassVar[str] = N_(
        "p is the rate; n is drawn from a normal distribution of mean 1 and variance p / (1 − "
        "p). At inference y = x."
    )
    main_setting: ClassVar[str | None] = "rate"
    search_words: ClassVar[tuple[str, ...]] = ("noise", "random", "regularization")

    rate: float = setting(
        0.3,
        title=N_("Rate"),
        help=N_("As strong as Dropout with this rate."),
        ge=0.0,
        lt=1.0,
    )
