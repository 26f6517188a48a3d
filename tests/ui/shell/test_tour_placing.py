"""The bubble of the tour stands beside what it speaks of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from netbuilder.ui.shell.tour.placing import bubble_place

ROOM = QRect(0, 0, 1280, 720)
SIZE = QSize(380, 180)


def placed(around: QRect, room: QRect = ROOM) -> QRect:
    return QRect(bubble_place(SIZE, room=room, around=around), SIZE)


def test_it_stands_to_the_right_where_there_is_room():
    palette = QRect(0, 100, 220, 500)
    assert placed(palette).left() > palette.right()


def test_it_stands_to_the_left_of_what_is_at_the_right():
    pad = QRect(900, 100, 380, 600)
    assert placed(pad).right() < pad.left()


def test_it_stands_above_what_is_below_and_wide():
    plots = QRect(0, 500, 1280, 220)
    assert placed(plots).bottom() < plots.top()


def test_over_what_fills_the_window_it_stands_in_the_lower_right_corner():
    box = placed(ROOM)
    assert box.right() < ROOM.right()
    assert box.center().x() > ROOM.center().x()
    assert box.center().y() > ROOM.center().y()


def test_in_a_small_window_it_covers_as_little_as_it_can():
    room, canvas = QRect(0, 0, 683, 384), QRect(229, 126, 454, 233)
    box = placed(canvas, room)
    assert (box & canvas).width() * (box & canvas).height() < 0.6 * SIZE.width() * SIZE.height()


def test_without_anything_to_speak_of_it_stands_in_the_middle():
    box = placed(QRect())
    assert abs(box.center().x() - ROOM.center().x()) <= 1
    assert abs(box.center().y() - ROOM.center().y()) <= 1


@given(
    st.integers(0, 1200),
    st.integers(0, 700),
    st.integers(1, 1280),
    st.integers(1, 720),
    st.integers(480, 2000),
    st.integers(320, 1200),
)
def test_it_is_always_within_the_window(left, top, width, height, across, down):
    room = QRect(0, 0, across, down)
    assert room.contains(placed(QRect(left, top, width, height) & room, room))
