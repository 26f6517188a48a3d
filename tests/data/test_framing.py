from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.data.datasets import load_dataset
from netbuilder.data.framing import THICKEST, THINNEST, frame_drawing, frame_ink
from netbuilder.data.strokes import DEFAULT_PEN_WIDTH, Drawing, Stroke


def zero(*, size: float = 0.66, width: float = DEFAULT_PEN_WIDTH) -> Drawing:
    turn = [2 * math.pi * i / 60 for i in range(61)]
    points = ((0.5 + size / 3 * math.sin(a), 0.5 - size / 2 * math.cos(a)) for a in turn)
    return Drawing((Stroke(tuple(points), width),))


def line(*points: tuple[float, float], width: float = DEFAULT_PEN_WIDTH) -> Drawing:
    return Drawing((Stroke(points, width),))


def box(image) -> tuple[int, int]:
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    return (int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1)


def centre(image) -> tuple[float, float]:
    ink = image.astype(float)
    index = np.arange(28)
    return (ink.sum(axis=1) @ index / ink.sum(), ink.sum(axis=0) @ index / ink.sum())


def test_a_drawing_fills_20_pixels_around_its_centre_of_mass():
    image = frame_drawing(zero())

    assert image.shape == (28, 28)
    assert image.dtype == np.uint8
    assert box(image)[0] == 20
    assert centre(image) == pytest.approx((14.0, 14.0), abs=0.51)


def test_ink_is_as_thick_and_grey_as_in_mnist():
    mnist = load_dataset("mnist")
    zeros = mnist.x_train[mnist.y_train == 0] / 255.0
    ours = frame_drawing(zero()) / 255.0

    assert ours.sum() == pytest.approx(zeros.sum(axis=(1, 2)).mean(), rel=0.2)
    assert ours[ours > 0].mean() == pytest.approx(zeros[zeros > 0].mean(), abs=0.06)


def test_neither_place_nor_size_on_the_pad_matters():
    large = frame_drawing(zero(size=0.9, width=0.09))
    small = Drawing(
        tuple(
            Stroke(tuple((x / 3 + 0.6, y / 3 - 0.1) for x, y in stroke.points), stroke.width / 3)
            for stroke in zero(size=0.9, width=0.09).strokes
        )
    )

    assert np.abs(frame_drawing(small).astype(int) - large).max() <= 1


def test_an_l_hangs_where_mnist_would_hang_it_inside_the_image():
    image = frame_drawing(line((0.2, 0.2), (0.2, 0.8), (0.8, 0.8)))

    assert centre(image)[0] > centre(image)[1]
    assert box(image) == (20, 20)


@pytest.mark.parametrize(("width", "least", "most"), [(0.002, 1.2, 2.0), (0.4, 2.6, 3.4)])
def test_a_hair_is_thickened_and_a_brush_is_thinned(width: float, least: float, most: float):
    image = frame_drawing(line((0.5, 0.2), (0.5, 0.8), width=width)) / 255.0

    assert least <= image.sum() / 20 <= most
    assert THINNEST < THICKEST


def test_nothing_drawn_gives_an_image_of_nothing():
    assert not frame_drawing(Drawing()).any()
    assert not frame_drawing(line((math.nan, 0.5))).any()


def test_a_dot_is_a_round_spot_in_the_middle():
    image = frame_drawing(line((0.9, 0.1)))

    assert image.any()
    assert centre(image) == pytest.approx((14.0, 14.0), abs=0.51)
    assert np.array_equal(image, frame_drawing(line((0.2, 0.3), (0.2, 0.3), (0.2, 0.3))))


number = st.floats(allow_nan=True, allow_infinity=True, width=64)


@given(
    st.lists(
        st.builds(
            Stroke,
            st.lists(st.tuples(number, number), min_size=1, max_size=9).map(tuple),
            st.floats(0.0, 10.0),
        ),
        max_size=4,
    )
)
def test_every_drawing_gives_an_image_of_at_most_20_pixels(strokes):
    image = frame_drawing(Drawing(tuple(strokes)))

    assert image.shape == (28, 28)
    if image.any():
        assert max(box(image)) <= 20


@given(st.floats(1e-6, 1e3), st.floats(-1e3, 1e3))
def test_ink_is_never_lost_however_small_large_or_far(size: float, place: float):
    drawing = line((place, place), (place + size, place + size / 3), width=size / 8)

    assert frame_drawing(drawing).sum() > 255 * 10


def test_a_long_scribble_is_drawn_too():
    rng = np.random.default_rng(1)
    points = np.clip(np.cumsum(rng.normal(0, 0.05, (20_000, 2)), axis=0) % 1.0, 0, 1)

    image = frame_drawing(Drawing((Stroke(tuple(map(tuple, points.tolist()))),)))

    assert image.mean() > 100


def test_framing_an_mnist_image_gives_it_back():
    images = load_dataset("mnist").x_test[:200]

    same = [np.array_equal(frame_ink(image), image) for image in images]

    assert np.mean(same) > 0.95


def test_ink_of_any_size_is_framed_like_the_strokes():
    small = frame_drawing(line((0.3, 0.2), (0.35, 0.8), (0.7, 0.75)))
    large = np.kron(small, np.ones((9, 9), np.uint8))

    for ink in (large, large.astype(np.float64) / 255.0):
        assert np.abs(frame_ink(ink).astype(int) - small).max() <= 1


def test_tiny_ink_is_enlarged():
    assert box(frame_ink(np.eye(3))) == (20, 20)
    assert frame_ink(np.ones((1, 1))).max() == 255
    assert box(frame_ink(np.ones((1, 400)))) == (1, 20)


def test_no_ink_gives_an_image_of_nothing():
    assert not frame_ink(np.zeros((50, 40))).any()
    assert not frame_ink(np.zeros((50, 40), np.uint8)).any()
