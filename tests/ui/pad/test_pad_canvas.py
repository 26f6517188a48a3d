from __future__ import annotations

import math

import pytest
from pen import LEFT, NONE, RIGHT, draw_stroke, erase_along, move, press, release
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from netbuilder.data.strokes import Drawing, Stroke
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of, theme_of

ACROSS = [(0.1 + 0.1 * index, 0.5) for index in range(9)]
DOWN = [(0.5, 0.2), (0.5, 0.8)]


def test_left_button_draws_on_the_unit_square(pad):
    draw_stroke(pad, ACROSS)
    (stroke,) = pad.drawing.strokes
    assert stroke.points == tuple(pytest.approx(point, abs=1e-6) for point in ACROSS)


def test_drawing_survives_another_size(pad):
    draw_stroke(pad, DOWN)
    before = pad.drawing
    pad.resize(500, 300)
    assert pad.drawing == before
    draw_stroke(pad, DOWN)
    assert pad.drawing.strokes[0].points == tuple(
        pytest.approx(point, abs=1e-6) for point in pad.drawing.strokes[1].points
    )


def test_a_click_leaves_a_dot(pad):
    draw_stroke(pad, [(0.3, 0.3)])
    assert [len(stroke.points) for stroke in pad.drawing.strokes] == [1]


def test_every_movement_is_told(pad):
    told = []
    pad.drawing_changed.connect(told.append)
    draw_stroke(pad, ACROSS)
    assert len(told) >= len(ACROSS)
    assert told[-1] is pad.drawing


def test_ink_ends_at_the_edge_and_begins_anew_where_the_pen_comes_back(pad):
    draw_stroke(pad, [(0.5, 0.5), (1.5, 0.5), (1.5, 0.7), (0.5, 0.7)])
    left, returned = (stroke.points for stroke in pad.drawing.strokes)
    assert left == (pytest.approx((0.5, 0.5)), pytest.approx((1.0, 0.5)))
    assert returned == (pytest.approx((1.0, 0.7)), pytest.approx((0.5, 0.7)))
    pad.undo_stroke()
    assert pad.drawing.is_empty


def test_along_the_edge_outside_nothing_is_drawn(pad):
    pad.resize(400, 240)
    draw_stroke(pad, [(-0.2, 0.1), (-0.2, 1.3), (1.2, 1.3), (1.2, 0.5)])
    assert pad.drawing.is_empty
    assert not pad.can_undo


def test_a_pen_put_down_beside_the_sheet_draws_from_where_it_comes_in(pad):
    pad.resize(400, 240)
    press(pad, (-0.2, 0.5))
    pad.grab()
    move(pad, (0.4, 0.5))
    pad.grab()
    release(pad, (0.4, 0.5))
    (stroke,) = pad.drawing.strokes
    assert stroke.points == (pytest.approx((0.0, 0.5)), pytest.approx((0.4, 0.5)))


def test_an_eraser_beyond_the_edge_takes_nothing_along_it(pad):
    draw_stroke(pad, [(0.98, 0.2), (0.98, 0.8)])
    erase_along(pad, [(1.3, 0.5)])
    assert len(pad.drawing.strokes) == 1


def test_right_button_cuts_a_stroke_in_two(pad):
    draw_stroke(pad, ACROSS)
    erase_along(pad, [(0.5, 0.3), (0.5, 0.5)])
    assert len(pad.drawing.strokes) == 2


def test_undo_takes_back_a_stroke_an_erasure_and_a_clearing(pad):
    draw_stroke(pad, ACROSS)
    one = pad.drawing
    draw_stroke(pad, DOWN)
    two = pad.drawing
    erase_along(pad, [(0.2, 0.5)])
    assert pad.drawing != two
    pad.undo_stroke()
    assert pad.drawing == two
    pad.clear()
    assert pad.drawing.is_empty
    pad.undo_stroke()
    assert pad.drawing == two
    pad.undo_stroke()
    assert pad.drawing == one
    pad.undo_stroke()
    assert pad.drawing == Drawing()
    assert not pad.can_undo


def test_erasing_nothing_leaves_nothing_to_undo(pad):
    erase_along(pad, ACROSS)
    pad.clear()
    assert not pad.can_undo


def test_a_second_button_does_not_disturb_the_first(pad):
    press(pad, (0.2, 0.2), LEFT)
    press(pad, (0.2, 0.2), RIGHT)
    move(pad, (0.8, 0.8), LEFT | RIGHT)
    release(pad, (0.8, 0.8), RIGHT)
    move(pad, (0.9, 0.9), LEFT)
    release(pad, (0.9, 0.9), LEFT)
    (stroke,) = pad.drawing.strokes
    assert len(stroke.points) == 3


def test_a_button_let_go_elsewhere_ends_the_stroke(pad):
    press(pad, (0.2, 0.2))
    move(pad, (0.4, 0.4))
    move(pad, (0.9, 0.9), NONE)
    assert pad.drawing.strokes[0].points[-1] == pytest.approx((0.4, 0.4), abs=1e-6)
    pad.undo_stroke()
    assert pad.drawing.is_empty


def test_undo_waits_while_the_pen_is_down(pad):
    draw_stroke(pad, ACROSS)
    press(pad, (0.2, 0.2))
    pad.undo_stroke()
    assert len(pad.drawing.strokes) == 2
    release(pad, (0.2, 0.2))


def test_hiding_ends_the_stroke(pad):
    press(pad, (0.2, 0.2))
    pad.hide()
    pad.show()
    move(pad, (0.9, 0.9))
    assert len(pad.drawing.strokes[0].points) == 1


def test_pen_width_goes_into_the_stroke(pad):
    pad.pen_width = 0.15
    draw_stroke(pad, DOWN)
    assert pad.drawing.strokes[0].width == 0.15


def test_ink_and_paper_follow_the_theme(pad):
    draw_stroke(pad, ACROSS)
    for theme in (LIGHT, DARK):
        pad.setPalette(palette_of(theme))
        image = pad.grab().toImage()
        assert image.pixelColor(120, 120) == QColor(theme.ink)
        assert image.pixelColor(120, 40) == QColor(theme.paper)


def test_the_eraser_is_seen_only_while_it_erases(pad):
    quiet = pad.grab().toImage()
    press(pad, (0.5, 0.5), RIGHT)
    assert pad.grab().toImage() != quiet
    release(pad, (0.5, 0.5), RIGHT)
    assert pad.grab().toImage() == quiet


@pytest.mark.parametrize(
    ("pointer", "strokes"),
    [(QPointingDevice.PointerType.Pen, 2), (QPointingDevice.PointerType.Eraser, 0)],
)
def test_a_tablet_draws_with_its_pen_and_erases_with_its_end(pad, pointer, strokes):
    draw_stroke(pad, [(0.5, 0.5)])
    device = QPointingDevice(
        "tablet",
        7,
        QInputDevice.DeviceType.Stylus,
        pointer,
        QInputDevice.Capability.Position,
        1,
        1,
        parent=pad,
    )
    for kind, buttons in (
        (QEvent.Type.TabletPress, LEFT),
        (QEvent.Type.TabletMove, LEFT),
        (QEvent.Type.TabletRelease, NONE),
    ):
        place = QPointF(120, 120)
        button = NONE if kind is QEvent.Type.TabletMove else LEFT
        event = QTabletEvent(
            kind,
            device,
            place,
            QPointF(pad.mapToGlobal(place)),
            1.0,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            Qt.KeyboardModifier.NoModifier,
            button,
            buttons,
        )
        QApplication.sendEvent(pad, event)
        assert event.isAccepted()
    assert len(pad.drawing.strokes) == strokes
    assert all(isinstance(stroke, Stroke) for stroke in pad.drawing.strokes)


def test_a_stroke_looks_the_same_while_it_grows_and_afterwards(pad):
    points = [(0.5 + 0.4 * math.cos(n / 9), 0.5 + 0.3 * math.sin(n / 7)) for n in range(200)]
    press(pad, points[0])
    for point in points[1:]:
        move(pad, point)
        pad.grab()
    growing = pad.grab().toImage()
    release(pad, points[-1])
    finished = pad.grab().toImage()
    different = sum(
        abs(growing.pixelColor(x, y).lightness() - finished.pixelColor(x, y).lightness()) > 40
        for x in range(growing.width())
        for y in range(growing.height())
    )
    assert different <= 20
    pad.clear()
    empty = pad.grab().toImage()
    pad.undo_stroke()
    assert pad.grab().toImage() == finished != empty


def test_a_dot_and_a_short_line_are_painted(pad):
    for points in ([(0.5, 0.5)], [(0.5, 0.5), (0.6, 0.5)]):
        press(pad, points[0])
        for point in points[1:]:
            move(pad, point)
        assert pad.grab().toImage().pixelColor(120, 120) == QColor(theme_of(pad.palette()).ink)
        release(pad, points[-1])
        assert pad.grab().toImage().pixelColor(120, 120) == QColor(theme_of(pad.palette()).ink)
        pad.clear()


def test_ink_that_was_undone_between_two_paintings_is_gone(pad):
    press(pad, (0.2, 0.5))
    for n in range(150):
        move(pad, (0.2 + n / 250, 0.5))
        pad.grab()
    release(pad, (0.8, 0.5))
    pad.undo_stroke()
    press(pad, (0.5, 0.9))
    image = pad.grab().toImage()
    theme = theme_of(pad.palette())
    assert image.pixelColor(120, 120) == QColor(theme.paper)
    assert image.pixelColor(120, 216) == QColor(theme.ink)
    release(pad, (0.5, 0.9))


def test_the_sheet_may_be_cleared_while_the_pen_is_down(pad):
    press(pad, (0.2, 0.5))
    move(pad, (0.5, 0.5))
    pad.clear()
    pad.repaint()
    move(pad, (0.8, 0.5))
    release(pad, (0.8, 0.5))
    assert pad.drawing.is_empty
    pad.undo_stroke()
    assert len(pad.drawing.strokes) == 1


@pytest.mark.parametrize("width", [240, 331])
def test_only_what_is_told_to_be_painted_looks_different_while_the_pen_moves(pad, width):
    """What is not painted again must be as it was; a corner rounds what came before it."""
    pad.resize(width, 240)
    zigzag = [(0.2, 0.2), (0.7, 0.25), (0.3, 0.5), (0.8, 0.55), (0.2, 0.9), (0.9, 0.9)]
    press(pad, zigzag[0])
    for point in zigzag[1:]:
        before = pad.grab().toImage()
        move(pad, point)
        part = pad._end_of_stroke(pad.drawing)
        after = pad.grab().toImage()
        different = [
            (x, y)
            for x in range(before.width())
            for y in range(before.height())
            if before.pixel(x, y) != after.pixel(x, y)
        ]
        assert different
        assert all(part.contains(x, y) for x, y in different)
    release(pad, zigzag[-1])
