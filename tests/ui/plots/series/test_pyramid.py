from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.ui.plots.series.pyramid import MOST_POINTS, Pyramid


def pyramid(values, *, pieces: int = 1) -> Pyramid:
    made = Pyramid()
    for piece in np.array_split(np.asarray(values, float), pieces):
        made.extend(piece)
    return made


@pytest.mark.parametrize("count", [MOST_POINTS + 1, 6_000, 123_457, 1_000_000])
def test_no_peak_is_lost_and_the_order_stays(count):
    y = np.random.default_rng(1).normal(size=count)
    y[count // 3], y[count // 2] = 99.0, -99.0
    few = pyramid(y).window(0, count)
    assert MOST_POINTS // 8 < len(few.values) == len(few.places) <= MOST_POINTS
    assert few.values.max() == 99.0
    assert few.values.min() == -99.0
    assert (np.diff(few.places) >= 0).all()
    assert abs(few.places[few.values.argmax()] - count // 3) <= count / len(few.values) * 4


def test_a_part_is_shown_in_full_where_it_is_small():
    y = np.arange(200_000.0)
    part = pyramid(y).window(150_000, 150_000 + MOST_POINTS)
    assert list(part.places) == list(part.values) == list(y[150_000 : 150_000 + MOST_POINTS])


def test_where_nothing_is_a_number_stays_a_gap():
    y = np.ones(100_000)
    y[:50_000] = np.nan
    y[70_000] = np.inf
    few = pyramid(y).window(0, len(y))
    assert np.isnan(few.values[few.places < 49_900]).all()
    assert (few.values[few.places > 50_100] == 1.0).all()


@given(
    st.integers(0, 30_000),
    st.integers(1, 40),
    st.tuples(st.integers(0, 30_000), st.integers(0, 30_000)),
    st.sampled_from([100, 1_000, MOST_POINTS]),
)
def test_it_does_not_matter_in_which_pieces_a_series_came(count, pieces, ends, most):
    y = np.random.default_rng(count).normal(size=count)
    first, end = min(ends), max(ends)
    at_once = pyramid(y).window(first, end, most=most)
    in_pieces = pyramid(y, pieces=pieces).window(first, end, most=most)
    assert np.array_equal(at_once.places, in_pieces.places)
    assert np.array_equal(at_once.values, in_pieces.values)
    assert len(at_once.values) <= most
    part = y[first:end]
    if len(part):
        assert at_once.values.min() <= part.min()
        assert at_once.values.max() >= part.max()
        assert first <= at_once.places.min() <= at_once.places.max() < end
    else:
        assert len(at_once.values) == 0


def test_growing_costs_what_came_and_not_what_was_there(monkeypatch):
    made = pyramid(np.ones(1_000_000))
    handled = []
    extend = type(made._figures).extend

    def counted(self, rows):
        handled.append(len(rows))
        extend(self, rows)

    monkeypatch.setattr(type(made._figures), "extend", counted)
    made.extend([2.0] * 40)
    assert sum(handled) < 100
    assert made.window(0, len(made)).values[-1] == 2.0
