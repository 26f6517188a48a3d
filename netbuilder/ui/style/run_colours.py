"""The colours that tell runs apart, the same in the plots and in the table of runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from netbuilder.ui.style.theme import LIGHT

if TYPE_CHECKING:
    from netbuilder.ui.style.theme import Theme

_ON_LIGHT = (
    "#2459c9",
    "#b8460e",
    "#388c6a",
    "#9e2d8a",
    "#2c97c5",
    "#9b9021",
    "#3a3f47",
    "#fb3e96",
)
_ON_DARK = (
    "#7ba4ff",
    "#ffa366",
    "#3fd8c0",
    "#9f5cd1",
    "#97f8ff",
    "#ffda00",
    "#ffffb1",
    "#f6384e",
)
"""Grown from the eight hues of Okabe and Ito (https://jfly.uni-koeln.de/color/), shifted until any
two stay 7 apart (Oklab, × 100) in ordinary sight and with each of three colour blindnesses after
Machado et al. (2009), with a contrast of 3:1 at least to the theme's grounds (WCAG 1.4.11)."""

OWN_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
"""Form of a colour that a person gave a run."""


def palette(theme: Theme) -> tuple[str, ...]:
    """Return the colours of the first runs of a document, as `#rrggbb`; the next begin again."""
    return _ON_LIGHT if theme.name == LIGHT.name else _ON_DARK


def run_colour(own: str, *, order: int, theme: Theme) -> QColor:
    """Return the colour of a run: its own (`Run.colour`), else that of its place in the document.

    `order` counts from 0.
    """
    if OWN_COLOUR.fullmatch(own):
        return QColor(own)
    colours = palette(theme)
    return QColor(colours[order % len(colours)])
