"""Panels of a small window collapse, and come back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QToolButton

TITLES = {
    "blocks": "Blocks",
    "settings": "Settings",
    "pad": "Drawing pad",
    "below": "Plots and runs",
}


def is_open(window, name: str) -> bool:
    return not window.findChild(QDockWidget, name).isHidden()


def opened(window) -> set[str]:
    return {name for name in TITLES if is_open(window, name)}


def button(window, name: str) -> QToolButton:
    buttons = window.statusBar().findChildren(QToolButton)
    (found,) = [made for made in buttons if made.accessibleName() == TITLES[name]]
    return found


def press(window, name: str) -> None:
    QTest.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def resize(window, qtbot, width: int, height: int, expected: set[str]) -> None:
    window.resize(width, height)
    qtbot.waitUntil(lambda: opened(window) == expected)
    assert (window.width(), window.height()) == (width, height)


def test_panels_collapse_by_themselves_and_come_back(window, qtbot):
    resize(window, qtbot, 1020, 480, {"blocks", "settings"})
    resize(window, qtbot, 680, 360, {"blocks"})
    resize(window, qtbot, 1440, 900, set(TITLES))


def test_what_a_person_collapsed_stays_collapsed(window, qtbot):
    press(window, "pad")
    assert not is_open(window, "pad")
    assert not button(window, "pad").isChecked()
    resize(window, qtbot, 680, 360, {"blocks"})
    resize(window, qtbot, 1440, 900, {"blocks", "settings", "below"})
    press(window, "pad")
    assert is_open(window, "pad")


def test_what_a_person_opens_stays_open_where_there_is_no_room(window, qtbot):
    resize(window, qtbot, 680, 360, {"blocks"})
    press(window, "pad")
    qtbot.waitUntil(lambda: opened(window) == {"pad"})
    resize(window, qtbot, 690, 370, {"pad"})
    resize(window, qtbot, 1440, 900, set(TITLES))


def test_the_next_start_brings_back_what_had_no_room(opening, qtbot):
    with opening() as window:
        window.show()
        press(window, "settings")
        resize(window, qtbot, 680, 360, {"blocks"})
    with opening() as window:
        window.show()
        assert opened(window) == {"blocks"}
        resize(window, qtbot, 1440, 900, {"blocks", "pad", "below"})


@pytest.mark.parametrize("size", [(1440, 900), (1280, 694), (1020, 614), (1600, 1000)])
def test_the_panel_below_has_its_share_and_the_canvas_nearly_half(window, qtbot, size):
    window.resize(*size)
    frame = window.frameGeometry().height()
    below = window.findChild(QDockWidget, "below")
    qtbot.waitUntil(lambda: below.height() <= 0.3 * frame)
    assert window.canvas.view.height() >= 0.45 * window.frameGeometry().height()


@pytest.mark.parametrize("size", [(1440, 900), (1020, 614), (909, 490), (680, 360)])
def test_the_canvas_has_nearly_half_of_the_width(window, qtbot, size):
    press(window, "below")  # It would have narrowed the columns for its own sake.
    window.resize(*size)
    qtbot.waitUntil(lambda: window.canvas.view.width() >= 0.44 * size[0])


def test_the_panel_below_grows_with_the_window_again(window, qtbot):
    below = window.findChild(QDockWidget, "below")
    qtbot.waitUntil(lambda: below.height() <= 0.3 * window.frameGeometry().height())
    usual = below.height()
    window.resize(1280, 694)
    qtbot.waitUntil(lambda: below.height() < usual)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: below.height() == usual)


def compact_pad(window) -> bool:
    """Tell whether the pad's panel is in its compact form."""
    pad = window.panels.pad
    return pad.height() < pad.least_heights.roomy


def test_the_pad_is_compact_before_it_has_to_go(window, qtbot):
    for size, is_compact in (((1024, 619), False), ((911, 498), True), ((1440, 900), False)):
        window.resize(*size)
        qtbot.waitUntil(lambda: is_open(window, "pad") and is_open(window, "settings"))
        qtbot.waitUntil(lambda is_compact=is_compact: compact_pad(window) == is_compact)
        assert (window.width(), window.height()) == size
        least = 0.45 * window.frameGeometry().height()
        qtbot.waitUntil(lambda least=least: window.canvas.view.height() >= least)


def test_the_pad_fits_the_smallest_screen(window, qtbot):
    window.resize(683, 374)
    qtbot.waitUntil(lambda: opened(window) == {"blocks"})
    press(window, "pad")
    qtbot.waitUntil(lambda: opened(window) == {"pad"} and compact_pad(window))
    assert (window.width(), window.height()) == (683, 374)
    assert window.canvas.view.width() >= 0.45 * 683


@pytest.mark.parametrize("size", [(1024, 619), (1280, 694)])
def test_a_pad_below_the_canvas_leaves_it_its_share(window, qtbot, size):
    press(window, "below")
    window.resize(*size)
    dock = window.findChild(QDockWidget, "pad")
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    frame = window.frameGeometry()
    qtbot.waitUntil(lambda: window.canvas.view.height() >= 0.45 * frame.height())
    assert not dock.isHidden()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    qtbot.waitUntil(lambda: not compact_pad(window))
    assert window.frameGeometry() == frame


def test_every_name_in_the_palette_is_whole_at_1280_pixels(window, qtbot):
    resize(window, qtbot, 1280, 720, set(TITLES))
    tree = window.panels.palette.tree
    qtbot.waitUntil(lambda: tree.sizeHintForColumn(0) <= tree.viewport().width())


def width_of(window, name: str) -> int:
    return window.findChild(QDockWidget, name).width()


@pytest.mark.parametrize("narrow", [(1024, 619), (911, 498), (683, 374)])
def test_columns_have_their_usual_widths_again_with_the_room(window, qtbot, narrow):
    resize(window, qtbot, 1440, 900, set(TITLES))
    usual = {name: width_of(window, name) for name in ("blocks", "settings")}
    window.resize(*narrow)
    qtbot.waitUntil(lambda: not is_open(window, "settings") or width_of(window, "settings") < 380)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: {name: width_of(window, name) for name in usual} == usual)


def drag_edge(window, name: str, dx: int) -> None:
    """Drag the edge between a column at the left and the canvas."""
    handle = window.windowHandle()
    dock = window.findChild(QDockWidget, name)
    edge = QPoint(dock.geometry().right() + 1, dock.geometry().center().y())
    QTest.mouseMove(handle, edge)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(handle, edge + QPoint(dx // 2, 0))
    QTest.mouseMove(handle, edge + QPoint(dx, 0))
    QTest.mouseRelease(
        handle,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        edge + QPoint(dx, 0),
    )


def test_a_width_given_by_hand_comes_back(window, qtbot):
    resize(window, qtbot, 1440, 900, set(TITLES))
    usual = width_of(window, "blocks")
    drag_edge(window, "blocks", 60)
    qtbot.waitUntil(lambda: width_of(window, "blocks") == usual + 60)
    window.resize(911, 498)
    qtbot.waitUntil(lambda: width_of(window, "blocks") < usual + 60)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: width_of(window, "blocks") == usual + 60)


@pytest.fixture
def usual_widths(window, qtbot):
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.panels.palette.isVisible())
    return width_of(window, "blocks"), width_of(window, "settings")


@pytest.mark.parametrize("is_closed", [True, False])
def test_a_column_that_was_squeezed_has_its_width_again_after_a_new_start(
    usual_widths, opening, qtbot, is_closed
):
    with opening() as window:
        window.resize(1024, 640)
        window.show()
        qtbot.waitUntil(lambda: width_of(window, "blocks") < usual_widths[0])
        if is_closed:
            press(window, "blocks")
    with opening() as window:
        window.show()
        window.resize(1440, 900)
        if is_closed:
            press(window, "blocks")
        qtbot.waitUntil(
            lambda: (width_of(window, "blocks"), width_of(window, "settings")) == usual_widths
        )


@pytest.mark.parametrize("damage", ["", "wide", "-5", "99999999999"])
def test_a_damaged_width_keeps_no_window_from_opening(opening, qtbot, damage):
    QSettings().setValue("window/column_width/left", damage)
    with opening() as window:
        window.show()
        qtbot.waitUntil(lambda: 0 < width_of(window, "blocks") < window.width() / 2)


def test_the_panel_below_is_opened_beside_the_others_on_a_small_screen(window, qtbot):
    window.files.open_recipe("lecture-relu")
    window.resize(911, 498)
    qtbot.waitUntil(lambda: not is_open(window, "below"))
    press(window, "below")
    qtbot.waitUntil(lambda: opened(window) == set(TITLES))
    assert (window.width(), window.height()) == (911, 498)
    least = 0.44 * window.frameGeometry().height()
    qtbot.waitUntil(lambda: window.canvas.view.height() >= least)
