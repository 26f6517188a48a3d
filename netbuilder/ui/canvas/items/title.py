"""Name on a block: of one size everywhere, on two lines or with an ellipsis where it is long."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from netbuilder.ui.widgets.name_lines import name_lines

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
    """Return the lines of a name on a block that has this width for it."""
    return name_lines(title, width, QFontMetricsF(title_font()))
