"""The mean of each small window is kept."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.pooling import Pooling2D
from netbuilder.words import N_


class AveragePooling2D(Pooling2D):
    """A smaller picture with the mean of each window."""

    title: ClassVar[str] = N_("AveragePooling2D")
    explanation: ClassVar[str] = N_(
        "Downsamples the feature maps: each pooling window is replaced by its "
        "average, so they become coarser and smoother."
    )
    formula: ClassVar[str] = "y_[i,j,c] = mean_[u,v] x_[i·s+u, j·s+v, c]"
    symbols: ClassVar[str] = N_(
        "u and v run over the pooling window, s is the stride and c the channel."
    )
    search_words: ClassVar[tuple[str, ...]] = ("pool", "mean", "downsample", "cnn")
