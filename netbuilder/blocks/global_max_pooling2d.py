"""Global max pooling: each channel becomes its largest value."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.pooling import GlobalPooling2D
from netbuilder.words import N_


class GlobalMaxPooling2D(GlobalPooling2D):
    """The largest value of each channel over the whole picture."""

    title: ClassVar[str] = N_("GlobalMaxPooling2D")
    explanation: ClassVar[str] = N_(
        "Keeps only the maximum of each feature map: whether its pattern occurs "
        "anywhere in the image."
    )
    formula: ClassVar[str] = "y_[c] = max_[i,j] x_[i,j,c]"
    symbols: ClassVar[str] = N_("i and j run over the whole feature map of channel c.")
    search_words: ClassVar[tuple[str, ...]] = ("pool", "maximum", "flatten", "cnn")
