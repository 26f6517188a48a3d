"""Each step of the framing, switched off: what it is for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from netbuilder.data.framing import (
    ALL_STEPS,
    Steps,
    box_of,
    frame_drawing,
    frame_ink,
    render_pad,
)
from netbuilder.data.strokes import Drawing, Stroke, begin_stroke, erase, picture_of

SMALL = Drawing((Stroke(((0.1, 0.1), (0.1, 0.3)), 0.03), Stroke(((0.1, 0.3), (0.2, 0.3)), 0.03)))


def middle(image):
    rows, columns = np.nonzero(image)
    weights = image[rows, columns].astype(float)
    return np.average(rows, weights=weights), np.average(columns, weights=weights)


def box(image):
    rows, columns = np.nonzero(image)
    return np.ptp(rows) + 1, np.ptp(columns) + 1


def test_all_steps_are_the_usual_framing():
    assert np.array_equal(frame_drawing(SMALL, Steps()), frame_drawing(SMALL))
    assert max(box(frame_drawing(SMALL))) == 20
    assert middle(frame_drawing(SMALL)) == pytest.approx((14, 14), abs=0.6)


def test_without_scaling_the_pad_is_taken_as_it_is():
    image = frame_drawing(SMALL, replace(ALL_STEPS, scales=False))
    assert max(box(image)) < 10
    assert max(middle(image)) < 9


def test_without_centring_the_box_stands_in_the_middle():
    image = frame_drawing(SMALL, replace(ALL_STEPS, centres=False))
    rows, columns = np.nonzero(image)
    assert (rows.min() + rows.max() + 1) / 2 == pytest.approx(14, abs=1)
    assert (columns.min() + columns.max() + 1) / 2 == pytest.approx(14, abs=1)
    assert middle(image)[1] < 13


def test_without_evening_a_hair_stays_a_hair():
    thin = Drawing(tuple(replace(stroke, width=0.001) for stroke in SMALL.strokes))
    evened, raw = frame_drawing(thin), frame_drawing(thin, replace(ALL_STEPS, evens_pen=False))
    assert raw.sum() < 0.5 * evened.sum()


def test_without_softening_pixels_are_all_or_nothing():
    image = frame_drawing(SMALL, replace(ALL_STEPS, softens=False))
    assert set(np.unique(image)) == {0, 255}


def test_the_pad_as_a_picture():
    ink = render_pad(SMALL, 50)
    assert ink.shape == (50, 50)
    assert ink[6:14, 4:6].min() > 0.5
    assert middle(ink)[0] < 25


def test_the_box_is_what_is_then_centred():
    shape = box_of(SMALL).shape
    assert max(shape) == 20
    assert box_of(Drawing()).sum() == 0


def test_a_picture_is_framed_like_the_same_ink_drawn():
    drawn = render_pad(SMALL, 200)
    pictured = Drawing(picture=picture_of(drawn))
    assert not pictured.is_empty
    difference = np.abs(frame_drawing(pictured).astype(int) - frame_ink(drawn).astype(int))
    assert difference.max() <= 2
    assert max(box_of(pictured).shape) == 20
    small = frame_drawing(pictured, replace(ALL_STEPS, scales=False))
    assert max(box(small)) < 10
    hard = frame_drawing(pictured, replace(ALL_STEPS, softens=False))
    assert set(np.unique(hard)) == {0, 255}


def test_a_stroke_takes_a_picture_away_and_the_eraser_does_not():
    pictured = Drawing(picture=picture_of(render_pad(SMALL, 50)))
    assert begin_stroke(pictured, x=0.5, y=0.5).picture is None
    assert erase(pictured, x=0.1, y=0.1, radius=0.3) == pictured


def test_a_wide_picture_lies_in_the_middle_of_the_square():
    wide = Drawing(picture=picture_of(np.ones((10, 40))))
    rows = np.flatnonzero(render_pad(wide, 40).any(axis=1))
    assert (rows[0], rows[-1]) == (15, 24)
    assert render_pad(wide, 40).any(axis=0).all()
