"""Colours that mean different things are told apart with each of three colour blindnesses."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from colour_sight import ciede2000, difference
from contrast import contrast

from netbuilder.project.verdict import VerdictSeverity
from netbuilder.ui.plots.curves.layers import SYMBOLS
from netbuilder.ui.style.run_colours import palette
from netbuilder.ui.style.theme import DARK, LIGHT
from netbuilder.ui.style.verdict_colours import verdict_colour
from netbuilder.ui.widgets.array_image import image_of

SIGHTS = ("ordinary", "protanopia", "deuteranopia", "tritanopia")
CLEARLY = 10.0
"""CIEDE2000 of colours that are told apart without being side by side."""
WITH_A_SIGN = 8.0
"""For curves and categories, of which each has a sign of its own, too."""


def least(colours, sight: str) -> float:
    return min(difference(*pair, sight=sight) for pair in combinations(colours, 2))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_published_examples(one, other, expected):
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(expected, abs=1e-4)


def test_the_simulation_takes_red_and_green_for_alike():
    red, green = "#c00000", "#708000"
    assert difference(red, green) > 40
    assert difference(red, green, sight="deuteranopia") < 25


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_severities_are_told_apart(theme, sight):
    assert least((theme.error, theme.warning, theme.success, theme.text), sight) >= CLEARLY
    verdicts = [verdict_colour(severity, theme) for severity in VerdictSeverity]
    assert least(verdicts, sight) >= CLEARLY


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_categories_are_told_apart_by_colour_and_by_sign(theme, sight):
    assert least(theme.categories.values(), sight) >= WITH_A_SIGN


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_training_and_validation_are_told_apart(theme, sight):
    assert difference(theme.training, theme.validation, sight=sight) >= 30


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_positive_and_negative_values_are_told_apart_in_pictures(theme, sight):
    ramp = image_of(np.array([[1.0, 0.5, -0.5, -1.0]], np.float32), theme)
    most, half, minus_half, least_of_all = (ramp.pixelColor(x, 0).name() for x in range(4))
    assert difference(most, least_of_all, sight=sight) >= 2 * CLEARLY
    assert difference(half, minus_half, sight=sight) >= 1.5 * CLEARLY


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_runs_are_told_apart_by_colour_and_by_sign(theme, sight):
    assert least(palette(theme), sight) >= WITH_A_SIGN
    assert len(set(SYMBOLS)) == len(SYMBOLS) >= len(palette(theme))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_severities_can_be_read(theme):
    for colour in (theme.error, theme.warning, theme.success):
        for ground in (theme.window, theme.surface, theme.raised, theme.canvas):
            assert contrast(colour, ground) >= 4.5
