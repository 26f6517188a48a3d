"""Additive Gaussian noise on activations, during training alone."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class GaussianNoise(Block):
    """Addition of a random number to each activation, during training alone."""

    title: ClassVar[str] = N_("GaussianNoise")
    category: ClassVar[Category] = Category.REGULARIZATION
    explanation: ClassVar[str] = N_(
        "Regularization: during training adds Gaussian noise to every value, so that "
        "the network does not rely on small details. At inference it does nothing."
    )
    formula: ClassVar[str] = "y = x + n,   n ~ N(0, σ^[2])"
    symbols: ClassVar[str] = N_(
        "σ is the standard deviation; n is drawn from a normal distribution of mean 0. At "
        "inference y = x."
    )
    main_setting: ClassVar[str | None] = "stddev"
    search_words: ClassVar[tuple[str, ...]] = ("noise", "random", "regularization")

    stddev: float = setting(
        0.1,
        title=N_("Standard deviation"),
        help=N_("The standard deviation of the noise; scaled grey values lie between 0 and 1."),
        ge=0.0,
        le=1.0,
    )
