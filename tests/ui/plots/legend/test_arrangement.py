"""Entries of a legend stand in lines, and what has no room is left out at the end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netbuilder.ui.plots.legend.arrangement import GAP_BETWEEN, arranged

WIDTHS = st.lists(st.floats(10, 400), min_size=1, max_size=12)


def test_all_entries_have_a_place_where_the_lines_are_not_limited():
    spots = arranged([100, 100, 100], room=250)
    assert [(spot.line, spot.left) for spot in spots] == [(0, 0), (0, 100 + GAP_BETWEEN), (1, 0)]


def test_the_last_line_leaves_room_to_say_how_many_are_left_out():
    spots = arranged([100, 100, 100], room=250, lines=1, more=60)
    assert [spot.left for spot in spots] == [0]
    assert spots[0].width == 100


def test_an_entry_that_alone_is_too_wide_is_cut():
    (spot,) = arranged([300, 100], room=250, lines=1, more=60)
    assert spot.right == 250 - 60 - GAP_BETWEEN


@given(WIDTHS, st.integers(100, 600), st.integers(1, 4))
def test_nothing_is_wider_than_the_room_or_below_the_lines(widths, room, lines):
    more = 60
    spots = arranged(widths, room=room, lines=lines, more=more)
    everywhere = arranged(widths, room=room)
    assert 1 <= len(spots) <= len(widths)
    assert spots[:-1] == everywhere[: len(spots) - 1]
    if len(spots) == len(widths):
        assert spots == everywhere
    assert all(spot.right <= room and spot.line < lines for spot in spots)
    if len(spots) < len(widths):
        assert spots[-1].right + GAP_BETWEEN + more <= room
