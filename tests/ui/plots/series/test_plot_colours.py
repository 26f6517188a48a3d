"""The colours of curves that must not bury one another."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from netbuilder.ui.plots.series.colours import faint, smoothed, tint
from netbuilder.ui.style.theme import DARK, LIGHT

COLOUR = QColor("#0055aa")


def distance(one: QColor, other: QColor) -> int:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return sum(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_smoother_the_steps_the_stronger_their_colour(theme):
    distances = [
        distance(smoothed(COLOUR, theme, weight=weight), COLOUR) for weight in (0, 0.3, 0.6, 0.9)
    ]
    assert distances == sorted(distances, reverse=True)
    assert len(set(distances)) == 4
    assert smoothed(COLOUR, theme, weight=0.0) == faint(COLOUR, theme)
    assert distance(smoothed(COLOUR, theme, weight=0.99), COLOUR) <= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_steps_are_seen_through_the_gap(theme):
    assert 0 < tint(theme).alphaF() < 0.5
