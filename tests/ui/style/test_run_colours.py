from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from contrast import contrast, linear

from netbuilder.ui.style.run_colours import palette, run_colour
from netbuilder.ui.style.theme import DARK, LIGHT

SIGHTS = {
    "ordinary": np.eye(3),
    "protanopia": np.array(
        [[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]
    ),
    "deuteranopia": np.array(
        [[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]]
    ),
    "tritanopia": np.array(
        [[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]]
    ),
}
"""Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB."""


def oklab(rgb: np.ndarray) -> np.ndarray:
    cone = np.array(
        [[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]
    ) @ np.clip(rgb, 0, 1)
    return np.array(
        [[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]
    ) @ np.cbrt(cone)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_eight_colours_stand_out_from_the_ground(theme):
    colours = palette(theme)
    assert len(set(colours)) >= 8
    for colour in colours:
        assert contrast(colour, theme.window) >= 3.0
        assert contrast(colour, theme.surface) >= 3.0


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_any_two_colours_differ_in_everybodys_sight(theme, sight):
    seen = [oklab(SIGHTS[sight] @ linear(colour)) for colour in palette(theme)]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) >= 0.07


def test_a_run_keeps_its_own_colour_in_both_themes():
    for theme in (LIGHT, DARK):
        assert run_colour("#12ab9f", order=3, theme=theme).name() == "#12ab9f"


@pytest.mark.parametrize("own", ["", "red", "#12", "#1234567", "#12345g"])
def test_any_other_run_has_the_colour_of_its_place(own):
    assert run_colour(own, order=1, theme=LIGHT).name() == palette(LIGHT)[1]
    assert run_colour(own, order=9, theme=DARK).name() == palette(DARK)[1]
