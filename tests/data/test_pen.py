"""Ink of a pen that goes beyond the sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.data.pen import Pen, move_pen, put_down
from netbuilder.data.strokes import Drawing

PLACE = st.tuples(st.floats(-2.0, 3.0), st.floats(-2.0, 3.0))


def drawn(*places: tuple[float, float]) -> list[tuple[tuple[float, float], ...]]:
    """Return the points of the strokes of a pen that goes through these places."""
    pen = Pen(places[0])
    drawing = put_down(Drawing(), pen)
    for place in places[1:]:
        drawing, pen = move_pen(drawing, pen, place)
    return [stroke.points for stroke in drawing.strokes]


def test_on_the_sheet_every_place_is_a_point():
    assert drawn((0.1, 0.2), (0.3, 0.4), (1.0, 1.0)) == [((0.1, 0.2), (0.3, 0.4), (1.0, 1.0))]


def test_a_stroke_ends_at_the_edge():
    assert drawn((0.5, 0.5), (0.5, 2.5)) == [((0.5, 0.5), pytest.approx((0.5, 1.0)))]


def test_a_pen_that_crosses_the_sheet_from_beyond_to_beyond_draws_through_it():
    ((first, last),) = drawn((-1.0, 0.5), (2.0, 0.5))
    assert (first, last) == (pytest.approx((0.0, 0.5)), pytest.approx((1.0, 0.5)))


@pytest.mark.parametrize("beyond", [[(-0.5, 0.2), (-0.5, 0.8)], [(-0.5, 0.5), (0.5, 1.6)]])
def test_beyond_the_sheet_nothing_is_drawn(beyond):
    assert drawn(*beyond) == []


@given(st.lists(PLACE, min_size=1, max_size=8))
def test_all_ink_lies_on_the_sheet(places):
    strokes = drawn(*places)
    assert all(0.0 <= share <= 1.0 for points in strokes for point in points for share in point)
    inside = [p for p in places if all(0.0 <= share <= 1.0 for share in p)]
    assert bool(inside) <= bool(strokes)
