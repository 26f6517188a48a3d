"""Max pooling of images: the largest value of each small window is kept."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.pooling import Pooling2D
from netbuilder.words import N_


class MaxPooling2D(Pooling2D):
    """A smaller picture that keeps the largest value under each window."""

    title: ClassVar[str] = N_("MaxPooling2D")
    explanation: ClassVar[str] = N_(
        "Downsamples the feature maps: only the maximum of each pooling window is "
        "kept, so it matters less exactly where a pattern was found."
    )
    formula: ClassVar[str] = "y_[i,j,c] = max_[u,v] x_[i·s+u, j·s+v, c]"
    symbols: ClassVar[str] = N_(
        "u and v run over the pooling window, s is the stride and c the channel."
    )
    search_words: ClassVar[tuple[str, ...]] = ("pool", "downsample", "cnn")
