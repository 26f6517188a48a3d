"""A legend in one line always shows the newest figures, whatever else has no room."""

from __future__ import annotations

import pytest

from netbuilder.ui.plots.series.gallery import Gallery
from netbuilder.ui.plots.series.shown import Manner


@pytest.fixture
def low(pair, make_run):
    """The pair with a legend of one line each."""
    gallery = Gallery()
    gallery.take_runs([make_run(epochs=3)])
    pair.save_height(True)
    pair.show_runs(gallery.shown(), Manner(smoothing=0.5))
    return pair


def figures(legend) -> list[str]:
    return [entry.figure for entry in legend.shown_entries if entry.figure]


@pytest.mark.parametrize("width", [1400, 900, 600, 480, 370, 300])
def test_the_newest_figures_of_both_curves_are_seen(low, width):
    low.resize(width, 100)
    for legend in low.legends.values():
        assert len(figures(legend)) == 2
        assert all(figure in legend.text for figure in figures(legend))
    loss = low.legends[low.loss]
    assert all(entry.symbol for entry in loss.shown_entries if entry.figure)
    assert loss.shown_entries[0].words == "Loss"


def test_words_are_left_out_for_the_figures_and_are_in_the_tool_tip(low):
    low.resize(1400, 100)
    loss = low.legends[low.loss]
    assert "training" in [entry.words for entry in loss.shown_entries]
    low.resize(370, 100)
    assert "training" not in [entry.words for entry in loss.shown_entries]
    assert "training" in loss.toolTip()
