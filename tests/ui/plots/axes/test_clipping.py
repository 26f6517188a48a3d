from __future__ import annotations

import numpy as np
import pytest

from netbuilder.ui.plots.axes.clipping import clipped_area, clipped_line
from netbuilder.ui.plots.axes.frame import Frame, Span

FRAME = Frame(Span(0.0, 10.0), Span(0.0, 1.0))


def line(*points):
    x, y = clipped_line(*(np.array(column, float) for column in zip(*points, strict=True)), FRAME)
    return [tuple(point) for point in np.column_stack((x, y)).round(9).tolist()]


def test_what_is_seen_stays_as_it_is():
    assert line((0, 0), (5, 1), (10, 0)) == [(0, 0), (5, 1), (10, 0)]


def test_a_line_is_cut_at_each_edge():
    assert line((-5, 0.5), (15, 0.5)) == [(0, 0.5), (10, 0.5)]
    assert line((4, -1), (4, 3)) == [(4, 0), (4, 1)]


def test_a_peak_beyond_the_edge_leaves_two_parts():
    found = line((0, 0), (5, 2), (10, 0))
    assert found[:2] == [(0, 0), (2.5, 1)]
    assert np.isnan(found[2]).all()
    assert found[3:] == [(7.5, 1), (10, 0)]


def test_gaps_stay_gaps_and_what_is_not_seen_goes():
    assert np.isnan(line((1, 0.5), (2, 0.5), (3, np.nan), (4, 0.5), (5, 0.5))[2]).all()
    assert line((11, 0.5), (12, 0.5)) == []


def test_an_area_is_cut_as_well():
    x, y = clipped_area(np.array([5.0, 15, 15, 5]), np.array([0.5, 0.5, 2, 2]), FRAME)
    assert (x.min(), x.max()) == (5.0, 10.0)
    assert (y.min(), y.max()) == (0.5, 1.0)
    x, _y = clipped_area(np.array([11.0, 12, 12]), np.array([0.1, 0.1, 0.2]), FRAME)
    assert len(x) == 0


@pytest.mark.parametrize("seed", range(5))
def test_no_point_of_any_line_lies_outside(seed):
    chance = np.random.default_rng(seed)
    x, y = np.sort(chance.uniform(-5, 15, 300)), chance.uniform(-2, 3, 300)
    x, y = clipped_line(x, y, FRAME)
    known = np.isfinite(x)
    assert known.sum() > 100
    assert (np.abs(x[known] - 5) <= 5 + 1e-9).all()
    assert (np.abs(y[known] - 0.5) <= 0.5 + 1e-9).all()
