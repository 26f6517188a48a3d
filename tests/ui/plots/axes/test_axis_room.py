"""The numbers of the loss axis keep clear of its name, and the plane does not sway."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from drawn import axis_of, drawn, numbers
from figures import a_series, an_epoch

from netbuilder.ui.plots.axes.frame import Frame, Span
from netbuilder.ui.plots.axes.surface import PlotSurface
from netbuilder.ui.plots.pair import PlotPair
from netbuilder.ui.plots.series.gallery import Gallery
from netbuilder.ui.plots.series.shown import Manner

WIDEST = 5
"""The digits that each number of the time axis has room for."""


@pytest.fixture
def plot(qtbot):
    made = PlotSurface("Loss")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.apply_theme()
    return made


def widest(plot) -> int:
    ticks = numbers(plot, "left")
    return max(plot.fontMetrics().horizontalAdvance(words) for _place, words in ticks)


def clearance(plot) -> float:
    """Return the pixels between the widest number and the name of the axis."""
    axis = axis_of(plot, "left")
    name = axis.label.mapRectToParent(axis.label.boundingRect())
    return axis.width() - axis.style["tickTextOffset"][0] - widest(plot) - name.right()


@pytest.mark.parametrize("top", [1.0, 2.5, 300.0, 45_000.0, 6_000_000.0, 7e9, 8e30, 3e-5, 4e-9])
def test_numbers_of_any_size_keep_clear_of_the_name(plot, top):
    plot.show_frame(Frame(Span(0.0, 5.0), Span(0.0, top)), is_log=False)
    assert clearance(plot) >= 0
    assert plot.inside().left() == axis_of(plot, "left").width()


def test_the_room_grows_and_stays(plot):
    usual = plot.inside().left()
    moves = set()
    for top in (1.0, 9.0, 120.0, 45_000.0, 9.0, 46_000.0, 0.5):
        plot.show_frame(Frame(Span(0.0, 5.0), Span(0.0, top)), is_log=False)
        moves.add(plot.inside().left())
    assert moves == {usual, plot.inside().left()}
    assert plot.inside().left() > usual


def test_the_lines_lie_at_the_numbers_and_the_time_has_as_many_as_it_has_room(plot):
    plot.show_frame(Frame(Span(0.0, 50.0), Span(0.0, 8e6)), is_log=False)
    _x, lines = drawn(plot, "numbers")
    assert sorted(set(lines)) == [place for place, _words in numbers(plot, "left")]
    along = [words for _place, words in numbers(plot, "bottom")]
    room = plot.fontMetrics().horizontalAdvance("0" * WIDEST)
    assert 2 < len(along) <= plot.inside().width() / room + 1


def test_another_document_begins_with_the_usual_room(qtbot, make_run):
    pair = PlotPair()
    qtbot.addWidget(pair)
    pair.resize(900, 300)
    pair.show()
    run = make_run(epochs=1)
    usual = axis_of(pair.loss, "left").width()
    large = np.full(54, 4e6)
    series = a_series(large, large, (an_epoch(loss=4e6, accuracy=0.1, steps=54),))
    widths = []
    for shown in ([replace(run, series=series)], [], [run]):
        gallery = Gallery()
        gallery.take_runs(shown)
        pair.show_runs(gallery.shown(), Manner())
        widths.append(axis_of(pair.loss, "left").width())
    assert widths[0] > usual
    assert widths[-1] == usual
