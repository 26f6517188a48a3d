"""Words of the bars' rows, measured: the winner's font, and the room for names and percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QFontMetrics

from netbuilder.words import percent

if TYPE_CHECKING:
    from collections.abc import Sequence


class RowWords(NamedTuple):
    """The winner's font, and how wide these names and the percentages are in it."""

    bold: QFont
    names: tuple[str, ...]
    label: int
    percent: int


def measured_words(names: Sequence[str], usual: QFont) -> RowWords:
    """Return the words of rows with these names in a font."""
    bold = QFont(usual)
    bold.setBold(True)
    metrics = QFontMetrics(bold)
    return RowWords(
        bold,
        names=tuple(names),
        label=max(map(metrics.horizontalAdvance, names)),
        percent=metrics.horizontalAdvance(percent(1.0, digits=0)),
    )
