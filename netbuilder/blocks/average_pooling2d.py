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
    search_words: ClassVar[tuple[str, ...]] = ("pool", "mean", "downsample", "cnn")
