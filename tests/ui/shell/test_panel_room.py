"""Which panels have room around the canvas."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from netbuilder.ui.shell.panel_room import Edge, Panel, Room, narrowed, panels_with_room

BLOCKS = Panel("blocks", Edge.LEFT, 150, 150)
SETTINGS = Panel("settings", Edge.RIGHT, 270, 130)
PAD = Panel("pad", Edge.RIGHT, 283, 311)
BELOW = Panel("below", Edge.BELOW, 527, 181)
ALL = (BLOCKS, SETTINGS, PAD, BELOW)


def room(width: int, height: int) -> Room:
    """Return what a window of this size with its frame leaves beside menu, tool and status bar."""
    return Room(width=width, height=height - 118, window_height=height, banner=47)


def kept(width: int, height: int, *, insisted: str | None = None) -> set[str]:
    return {panel.name for panel in panels_with_room(ALL, room(width, height), insisted=insisted)}


def pad_at(width: int, height: int, *, insisted: str | None = None) -> Panel | None:
    """Return the form of a pad that has a compact one, as long as it is there."""
    formed = replace(PAD, height=366, compact=266)
    wanted = (BLOCKS, SETTINGS, formed, BELOW)
    panels = panels_with_room(wanted, room(width, height), insisted=insisted)
    return next((panel for panel in panels if panel.name == "pad"), None)


def test_a_usual_window_has_room_for_all():
    assert kept(1440, 900) == {"blocks", "settings", "pad", "below"}
    assert kept(1280, 720) == {"blocks", "settings", "pad", "below"}


def test_what_is_below_goes_where_the_window_is_low():
    assert kept(1024, 560) == {"blocks", "settings", "pad"}


def test_columns_go_where_it_is_narrow_or_too_low_for_both_panels_of_one():
    assert kept(683, 384) == {"blocks"}
    assert kept(1300, 480) == {"blocks", "settings"}


def test_what_the_person_insists_on_stays_and_the_others_make_room():
    assert kept(683, 384, insisted="pad") == {"pad"}
    assert kept(1300, 480, insisted="pad") == {"pad", "blocks"}
    assert kept(1024, 560, insisted="below") == {"blocks", "settings", "pad", "below"}


def test_a_panel_is_compact_only_where_it_would_have_to_go_else():
    roomy = replace(PAD, height=366, compact=266)
    assert pad_at(1440, 900) == pad_at(1024, 640) == roomy
    assert pad_at(1024, 560) == pad_at(911, 516) == roomy.compacted
    assert pad_at(911, 500) is None
    assert pad_at(911, 500, insisted="pad") == roomy
    assert pad_at(683, 400, insisted="pad") == roomy.compacted
    assert pad_at(1024, 640, insisted="below") == roomy


def test_the_panel_below_takes_thirty_percent_at_most():
    assert room(1440, 900).below == 270
    assert room(1280, 720).below == 216
    assert room(1024, 640).below < 0.3 * 640


@given(st.integers(320, 4000), st.integers(240, 3000))
def test_the_canvas_keeps_its_share_of_every_window(width, height):
    names = kept(width, height)
    panels = [panel for panel in ALL if panel.name in names]
    of = {edge: [panel for panel in panels if panel.edge is edge] for edge in Edge}
    left, right = (max((p.width for p in of[e]), default=0) for e in (Edge.LEFT, Edge.RIGHT))
    assert left + right == 0 or width - left - right >= 0.45 * width
    if of[Edge.BELOW]:
        around = room(width, height)
        assert around.height - around.banner - BELOW.height >= 0.45 * height


def test_columns_are_narrowed_by_what_is_too_much_and_never_below_their_least_width():
    assert narrowed([228, 380], least=[150, 283], room=700) == [228, 380]
    assert sum(narrowed([228, 380], least=[150, 283], room=500)) in (499, 500)
    assert narrowed([228, 380], least=[150, 283], room=300) == [150, 283]
    assert narrowed([], least=[], room=300) == []
