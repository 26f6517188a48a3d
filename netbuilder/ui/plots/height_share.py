"""Height of two plots, shared out among the curves and the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_LINES_FOR_CURVES: Final = 6
"""Lines of text in height that the curves have before the words get more than a line."""


@dataclass(frozen=True, slots=True)
class HeightShare:
    """Lines that a legend may take, and whether the sentence has room."""

    legend_lines: int
    has_sentence: bool


def share(height: int, *, line: int, legend_line: int, sentence: int) -> HeightShare:
    """Return what has room in `height` pixels, beside curves and one line of a legend.

    `line` is the height of a line of text, `legend_line` that of a legend, `sentence` that of the
    sentence below. The sentence comes before a second line of the legend.
    """
    free = height - _LINES_FOR_CURVES * line - legend_line
    has_sentence = sentence <= free
    if has_sentence:
        free -= sentence
    return HeightShare(1 + max(0, free // legend_line), has_sentence)
