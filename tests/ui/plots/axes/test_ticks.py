from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from netbuilder.ui.plots.axes.frame import Span
from netbuilder.ui.plots.axes.ticks import even_ticks, log_ticks


def test_even_steps_of_round_numbers():
    assert [t.words for t in even_ticks(Span(0.0, 10.15), most=11)] == [str(n) for n in range(11)]
    assert [t.words for t in even_ticks(Span(0.0, 0.31), most=4)] == ["0.0", "0.1", "0.2", "0.3"]
    words = [t.words for t in even_ticks(Span(3.9, 4.1), most=4)]
    assert words == ["3.90", "3.95", "4.00", "4.05", "4.10"]


def test_large_and_tiny_numbers_have_an_exponent():
    assert [t.words for t in even_ticks(Span(0.0, 2.1e9), most=5)] == [
        "0", "5.0e+08", "1.0e+09", "1.5e+09", "2.0e+09"
    ]  # fmt: skip
    assert [t.words for t in even_ticks(Span(0.0, 2.1e-8), most=3)] == ["0", "1e-08", "2e-08"]
    assert [t.words for t in even_ticks(Span(0.0, 2.1e6), most=3)] == ["0", "1000000", "2000000"]
    near = [t.words for t in even_ticks(Span(1e9, 1e9 + 2.0), most=3)]
    assert near == ["1.000000000e+09", "1.000000001e+09", "1.000000002e+09"]


def test_steps_are_no_smaller_than_asked():
    assert [t.words for t in even_ticks(Span(0.0, 3.0), most=12, least=1.0)] == list("0123")


def test_percents_stand_at_their_share():
    ticks = even_ticks(Span(0.5, 1.01), most=6, scale=100.0)
    assert [(t.place, t.words) for t in ticks][-1] == (1.0, "100")
    assert ticks[0].words == "50"


def test_decades_with_their_digits_as_room_allows():
    wide = Span(-2.0, 1.0)
    assert [t.words for t in log_ticks(wide, most=4)] == ["0.01", "0.1", "1", "10"]
    assert [t.words for t in log_ticks(Span(-1.0, 0.0), most=4)] == ["0.1", "0.2", "0.5", "1"]


def test_ends_that_lie_close_together_have_numbers_still():
    ticks = log_ticks(Span(math.log10(0.521), math.log10(0.579)), most=4)
    assert len(ticks) >= 2
    assert all(0.521 <= float(t.words) <= 0.579 for t in ticks)


@given(st.floats(-6, 4), st.floats(1e-3, 12), st.integers(2, 12))
def test_numbers_say_where_they_stand_and_do_not_crowd(low, size, most):
    span = Span(low, low + size)
    for tick in log_ticks(span, most=most):
        assert span.low - 1e-6 <= tick.place <= span.high + 1e-6
        assert math.isclose(math.log10(float(tick.words)), tick.place, abs_tol=1e-4)
    assert len(log_ticks(span, most=most)) <= most + 1
    for tick in even_ticks(span, most=most):
        assert span.low - size * 1e-6 <= tick.place <= span.high + size * 1e-6
        assert math.isclose(float(tick.words), tick.place, abs_tol=size * 1e-6)
    assert len(even_ticks(span, most=most)) <= most + 1
