"""Lines of a name: broken between two of its words, where it is too long for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF


def name_lines(name: str, width: float, metrics: QFontMetricsF) -> tuple[str, ...]:
    """Return a name on one line of this width, or on two, broken between two of its words.

    What is too long even so ends in an ellipsis.
    """
    if metrics.horizontalAdvance(name) <= width:
        return (name,)
    breaks = [i for i in range(1, len(name)) if _begins_word(name, i)]
    parts = [(name[:i].rstrip(), name[i:]) for i in breaks]
    best = min(parts, key=lambda part: max(map(metrics.horizontalAdvance, part)), default=(name,))
    return tuple(metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) for part in best)


def _begins_word(name: str, index: int) -> bool:
    """Tell whether a word begins there: behind a space, or as in BatchNormalization."""
    before, letter = name[index - 1], name[index]
    if before == " ":
        return index > 1 and name[index - 2].isalnum()
    return letter.isupper() and before.islower()
