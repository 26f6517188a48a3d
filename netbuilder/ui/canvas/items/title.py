"""Name on a block: of one size everywhere, on two lines or with an ellipsis where it is long."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

LINE: Final = 17.0
"""Height of a line of the name."""
_PIXELS: Final = 12


def title_font() -> QFont:
    """Return the font of all names."""
    font = QFont()
    font.setPixelSize(_PIXELS)
    font.setBold(True)
    return font


@lru_cache(maxsize=1024)
def title_lines(title: str, width: float) -> tuple[str, ...]:
    """Return a name on one line of this width, or on two, broken between two of its words.

    What is too long even so ends in an ellipsis.
    """
    metrics = QFontMetricsF(title_font())
    if metrics.horizontalAdvance(title) <= width:
        return (title,)
    breaks = [i for i in range(1, len(title)) if _begins_word(title, i)]
    parts = [(title[:i].rstrip(), title[i:]) for i in breaks]
    best = min(parts, key=lambda part: max(map(metrics.horizontalAdvance, part)), default=(title,))
    return tuple(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) for part in best)


def _begins_word(title: str, index: int) -> bool:
    """Tell whether a word begins there: behind a space, or as in BatchNormalization."""
    before, letter = title[index - 1], title[index]
    if before == " ":
        return index > 1 and title[index - 2].isalnum()
    return letter.isupper() and before.islower()
