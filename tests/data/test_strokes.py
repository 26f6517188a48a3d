from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.data.strokes import (
    Drawing,
    Stroke,
    begin_stroke,
    erase,
    extend_stroke,
    finish_stroke,
)


def draw(*points: tuple[float, float], width: float = 0.1, onto: Drawing | None = None) -> Drawing:
    drawing = begin_stroke(onto or Drawing(), x=points[0][0], y=points[0][1], width=width)
    for x, y in points[1:]:
        drawing = extend_stroke(drawing, x=x, y=y)
    return finish_stroke(drawing)


def test_a_stroke_grows_from_its_first_point():
    drawing = begin_stroke(Drawing(), x=0.1, y=0.2, width=0.05)
    longer = extend_stroke(drawing, x=0.3, y=0.4)

    assert longer.strokes == (Stroke(((0.1, 0.2), (0.3, 0.4)), 0.05),)
    assert drawing.strokes == (Stroke(((0.1, 0.2),), 0.05),)


def test_a_pen_that_rests_adds_no_points():
    drawing = begin_stroke(Drawing(), x=0.1, y=0.2)

    assert extend_stroke(drawing, x=0.1, y=0.2) is drawing


def test_moving_a_pen_that_is_not_down_draws_nothing():
    assert extend_stroke(Drawing(), x=0.1, y=0.2).is_empty
    assert finish_stroke(Drawing()).is_empty


def test_finishing_drops_points_that_add_nothing():
    drawing = draw((0.1, 0.1), (0.1, 0.1002), (0.5, 0.5))

    assert drawing.strokes[0].points == ((0.1, 0.1), (0.5, 0.5))


def test_erasing_the_middle_of_a_stroke_makes_two():
    drawing = draw((0.1, 0.5), (0.9, 0.5), width=0.1)

    left, right = erase(drawing, x=0.5, y=0.5, radius=0.05).strokes

    assert left.points == ((0.1, 0.5), pytest.approx((0.4, 0.5)))
    assert right.points == (pytest.approx((0.6, 0.5)), (0.9, 0.5))
    assert left.width == right.width == 0.1


def test_erasing_an_end_shortens_the_stroke():
    drawing = draw((0.1, 0.5), (0.5, 0.5), (0.9, 0.5), width=0.1)

    (left,) = erase(drawing, x=0.9, y=0.5, radius=0.05).strokes

    assert left.points == ((0.1, 0.5), (0.5, 0.5), pytest.approx((0.8, 0.5)))


def test_erasing_beside_the_ink_changes_nothing():
    drawing = draw((0.1, 0.5), (0.9, 0.5), width=0.1)

    assert erase(drawing, x=0.5, y=0.7, radius=0.05) is drawing


def test_erasing_all_of_it_leaves_nothing():
    drawing = draw((0.45, 0.5), (0.55, 0.5))
    dot = draw((0.5, 0.5), onto=drawing)

    assert erase(dot, x=0.5, y=0.5, radius=0.3).is_empty


coordinates = st.floats(-0.5, 1.5)


@given(
    st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=12),
    st.tuples(coordinates, coordinates),
    st.floats(0.01, 0.5),
)
def test_nothing_that_is_left_lies_under_the_eraser(points, centre, radius):
    drawing = draw(*points, width=0.06)

    left = erase(drawing, x=centre[0], y=centre[1], radius=radius)

    for stroke in left.strokes:
        assert all(math.dist(point, centre) >= radius + 0.03 - 1e-6 for point in stroke.points)
        for a, b in zip(stroke.points, stroke.points[1:], strict=False):
            middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            assert math.dist(middle, centre) >= radius + 0.03 - 1e-6
