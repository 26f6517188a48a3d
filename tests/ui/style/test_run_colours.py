from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from colour_sight import SIGHTS, seen
from contrast import contrast

from netbuilder.ui.style.run_colours import palette, run_colour
from netbuilder.ui.style.theme import DARK, LIGHT


def oklab(rgb: np.ndarray) -> np.ndarray:
    cone = (
        np.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]])
        @ rgb
    )
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
    colours = [oklab(seen(colour, sight)) for colour in palette(theme)]
    assert min(np.linalg.norm(one - other) for one, other in combinations(colours, 2)) >= 0.07


def test_a_run_keeps_its_own_colour_in_both_themes():
    for theme in (LIGHT, DARK):
        assert run_colour("#12ab9f", order=3, theme=theme).name() == "#12ab9f"


@pytest.mark.parametrize("own", ["", "red", "#12", "#1234567", "#12345g"])
def test_any_other_run_has_the_colour_of_its_place(own):
    assert run_colour(own, order=1, theme=LIGHT).name() == palette(LIGHT)[1]
    assert run_colour(own, order=9, theme=DARK).name() == palette(DARK)[1]
