from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.ui.plots.axes.frame import Frame, Span


def test_zooming_keeps_what_is_under_the_mouse():
    frame = Frame(Span(0.0, 10.0), Span(0.0, 2.0)).zoomed(0.5, x=2.0, y=None)
    assert frame.x == Span(1.0, 6.0)
    assert frame.y == Span(0.0, 2.0)


def test_moving_moves_both_axes():
    assert Frame(Span(0, 1), Span(0, 1)).moved(2.0, -1.0) == Frame(Span(2, 3), Span(-1, 0))


@given(st.floats(-50, 50), st.floats(1e-6, 100), st.floats(1e-3, 1))
def test_what_is_seen_stays_where_there_is_something_to_see(low, size, least):
    bounds = Span(0.0, 10.0)
    kept = Span(low, low + size).within(bounds, least=least)
    assert bounds.low - 1e-9 <= kept.low < kept.high <= bounds.high + 1e-9
    assert kept.size >= least * (1 - 1e-9)
    if low >= 0 and low + size <= 10 and size >= least:
        assert kept == pytest.approx((low, low + size))
