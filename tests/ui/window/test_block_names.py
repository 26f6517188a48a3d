"""Names of blocks are large enough to be read once a recipe has been opened."""

from __future__ import annotations

import pytest

from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.network.layout import depths
from netbuilder.ui.canvas.items.title import title_font

BRANCHING = {"dropout-ensemble", "residual-cnn"}
"""Their branches cannot be broken into rows."""
SHORT = [
    name
    for name in recipe_names()
    if name not in BRANCHING and max(depths(load_recipe(name).graph).values()) < 15
]


@pytest.mark.parametrize(("size"), [(1280, 694), (1366, 742)])
def test_each_recipe_but_the_largest_is_read_at_once(window, qtbot, size):
    window.resize(*size)
    assert len(SHORT) > 10
    for name in SHORT:
        window.files.open_recipe(name)
        qtbot.waitUntil(lambda: window.canvas.view.zoom() * title_font().pixelSize() >= 9.0)
