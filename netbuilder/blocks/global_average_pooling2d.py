"""Global average pooling: each channel becomes its mean."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.pooling import GlobalPooling2D
from netbuilder.words import N_


class GlobalAveragePooling2D(GlobalPooling2D):
    """The mean of each channel over the whole picture.

    Source: Lin, Chen and Yan, "Network In Network", ICLR 2014.
    """

    title: ClassVar[str] = N_("GlobalAveragePooling2D")
    explanation: ClassVar[str] = N_(
        "Averages each feature map to a single value: how strongly its pattern "
        "occurs anywhere in the image. It replaces Flatten, and the next layer needs "
        "far fewer weights."
    )
    formula: ClassVar[str] = "y_[c] = mean_[i,j] x_[i,j,c]"
    symbols: ClassVar[str] = N_("i and j run over the whole feature map of channel c.")
    search_words: ClassVar[tuple[str, ...]] = ("pool", "mean", "flatten", "cnn")
