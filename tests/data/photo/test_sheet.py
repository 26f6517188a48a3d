from __future__ import annotations

import numpy as np
import pytest

from netbuilder.data.photo.sheet import filled, on_sheet

_SIDE = 200


def paper(*, table: int = 0, tilt: float = 0.0, stroke: bool = False):
    """White paper with a dark table along its upper edge, so many pixels deep at the left."""
    photo = np.full((_SIDE, _SIDE), 0.9)
    rows, columns = np.indices(photo.shape)
    photo[rows < table + tilt * columns] = 0.2
    if stroke:
        photo[: _SIDE // 2, 60:72] = 0.15
    return photo


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("tilt", [0.0, 0.1, -0.1])
def test_a_table_along_any_edge_is_no_sheet(turns: int, tilt: float):
    photo = paper(table=30, tilt=tilt)

    sheet = on_sheet(np.rot90(photo, turns))

    assert not sheet[np.rot90(photo, turns) < 0.5].any()
    assert sheet.mean() > 0.7


def test_a_corner_of_the_table_alone_is_found():
    photo = paper(table=-60, tilt=0.6)

    assert not on_sheet(photo)[photo < 0.5].any()


def test_a_stroke_that_reaches_the_table_stays_on_the_sheet():
    sheet = on_sheet(paper(table=30, stroke=True))

    assert not sheet[:30].any()
    assert sheet[50:, 60:72].all()


def test_tables_along_two_edges_are_both_left_out():
    photo = np.minimum(paper(table=30), np.rot90(paper(table=20)))

    assert not on_sheet(photo)[photo < 0.5].any()


def test_a_shadow_is_no_table():
    rows, _columns = np.indices((_SIDE, _SIDE))
    shaded = 0.9 - 0.7 * np.exp(-((rows / 60) ** 2))

    assert on_sheet(shaded).all()


def test_a_light_digit_on_a_dark_board_is_no_sheet():
    board = np.full((_SIDE, _SIDE), 0.1)
    board[40:60, 50:150] = 0.9
    board[40:170, 130:150] = 0.9

    assert on_sheet(board).all()


def test_a_tiny_picture_is_a_sheet():
    assert on_sheet(np.array([[0.1, 0.9], [0.9, 0.9]])).all()


def test_the_table_is_covered_by_the_paper_beside_it():
    photo = paper(table=30, tilt=0.1)

    assert np.ptp(filled(photo, on_sheet(photo))) < 1e-6
