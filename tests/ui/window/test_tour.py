"""The tour points at the real controls, and leaves no trace."""

from __future__ import annotations

import pytest
from hand import Hand
from pen import draw_stroke
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QPushButton
from training import ready

from netbuilder.ui.shell.tour.stage import Stage
from netbuilder.ui.shell.tour.steps import STEPS, Part

PARTS = [step.part for step in STEPS]


@pytest.fixture
def tour(qtbot, window):
    with qtbot.waitActive(window):
        window.resize(1280, 720)
        window.activateWindow()
    window.verbs["tour"].trigger()
    return window.tour


def go_to(tour, part):
    while tour.step.part is not part:
        tour.forward()


def click(window, place: QPoint) -> None:
    """Click a place of the window, whatever lies there."""
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


def place_of(window, widget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def opened(window) -> set[str]:
    docks = window.findChildren(QDockWidget)
    return {dock.objectName() for dock in docks if not dock.isHidden()}


def test_there_are_six_steps_about_different_parts(tour):
    seen = []
    while tour.step is not None:
        seen.append(tour.step.part)
        tour.forward()
    assert len(set(seen)) == len(seen) == 6


def test_the_mouse_leads_on_back_and_out(window, tour):
    click(window, place_of(window, tour.bubble.next))
    assert tour.step.part is PARTS[1]
    click(window, place_of(window, tour.bubble.previous))
    assert tour.step.part is PARTS[0]
    assert not tour.bubble.previous.isEnabled()
    click(window, place_of(window, tour.bubble.leave))
    assert tour.step is None


def test_keys_lead_on_back_and_out(qtbot, window, tour):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert tour.step.part is PARTS[1]
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tour.step.part is PARTS[2])
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tour.step.part is PARTS[1])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert tour.step is None


def test_no_key_of_the_bubble_is_that_of_a_menu(window, tour):
    taken = {QKeySequence.mnemonic(menu.text()) for menu in window.menuBar().actions()}
    while tour.step is not None:
        for button in tour.bubble.findChildren(QPushButton):
            assert QKeySequence.mnemonic(button.text()) not in taken
        tour.forward()


def test_tab_leads_from_the_bubble_to_the_control_and_escape_out_of_it(window, tour):
    go_to(tour, Part.PAD)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert window.panels.pad.canvas.hasFocus()
    QTest.keyClick(window.panels.pad.canvas, Qt.Key.Key_Escape)
    assert tour.step is None


def test_the_keys_go_back_to_whatever_had_them(window):
    window.panels.palette.search.setFocus()
    window.verbs["tour"].trigger()
    assert not window.panels.palette.search.hasFocus()
    window.tour.leave()
    assert window.focusWidget() is window.panels.palette.search


@pytest.mark.parametrize("part", Part)
def test_what_a_step_points_at_is_under_the_mouse_and_the_rest_is_not(window, tour, part):
    go_to(tour, part)
    overlay = tour.overlay
    assert overlay.geometry() == window.rect()
    assert overlay.holes
    for hole in overlay.holes:
        corner = hole.topLeft() + QPoint(4, 4)
        assert not overlay.isAncestorOf(window.childAt(corner))
        assert window.childAt(corner) is not overlay
    assert window.childAt(4, 4) is overlay


def test_a_click_beside_what_is_shown_does_nothing(window, tour):
    go_to(tour, Part.PAD)
    click(window, place_of(window, window.toolbar.widgetForAction(window.verbs["new"])))
    assert len(window.session.project.graph.nodes) > 1
    assert tour.step.part is Part.PAD


def test_selecting_a_block_is_the_first_thing_to_do(window, tour):
    view, scene = window.canvas.view, window.canvas.scene
    node = scene.nodes["dense-1"]
    place = view.viewport().mapTo(window, view.mapFromScene(node.pos()))
    assert "Click" in tour.bubble.try_it.text()
    click(window, place)
    assert scene.selected_nodes() == ("dense-1",)
    assert "Selected" in tour.bubble.try_it.text()


def test_a_block_can_be_dragged_from_the_palette_in_the_second_step(window, tour):
    go_to(tour, Part.PALETTE)
    wire = window.session.project.graph.edges[0]
    hand = Hand(window.canvas)
    hand.drag_block("Dropout", onto=hand.middle_of(wire))
    assert "Added" in tour.bubble.try_it.text()


def test_a_setting_is_changed_in_the_third_step(window, tour):
    go_to(tour, Part.SETTINGS)
    assert window.panels.block.nodes
    (node,) = window.panels.block.nodes
    window.panels.block.form.editors["units"].edited.emit(64, None)
    assert window.session.project.graph.block(node).units == 64
    assert "Changed" in tour.bubble.try_it.text()


@pytest.mark.parametrize("size", [(1280, 694), (1020, 614), (911, 486), (683, 374)], ids=str)
@pytest.mark.parametrize("recipe", ["lecture-sigmoid", "lecture-relu"])
def test_the_setting_to_change_is_in_view_on_small_screens(qtbot, window, tour, size, recipe):
    window.resize(*size)
    window.files.open_recipe(recipe)
    go_to(tour, Part.SETTINGS)
    units = window.panels.block.form.editors["units"]
    # On the smallest screen the bubble covers a part of it.
    qtbot.waitUntil(
        lambda: (
            units.visibleRegion().boundingRect().width() * 2 >= units.width()
            and units.visibleRegion().boundingRect().height() == units.height()
        )
    )
    assert any(hole.contains(place_of(window, units)) for hole in tour.overlay.holes)
    assert not tour.bubble.geometry().contains(place_of(window, units))


@pytest.mark.parametrize("size", [(1280, 694), (1020, 614), (911, 486), (683, 374)], ids=str)
def test_each_step_points_at_something_on_small_screens(qtbot, window, tour, size):
    window.resize(*size)
    while tour.step is not None:
        qtbot.waitUntil(lambda: tour.overlay.geometry() == window.rect())
        assert tour.overlay.holes
        qtbot.waitUntil(lambda: all(map(window.rect().contains, tour.overlay.holes)))
        assert window.rect().contains(tour.bubble.geometry())
        tour.forward()


def test_train_is_pressed_in_the_fourth_step(qtbot, window, engine, tour):
    ready(qtbot, window, engine)
    go_to(tour, Part.TRAIN)
    button = window.toolbar.widgetForAction(window.verbs["train"])
    click(window, place_of(window, button))
    assert len(engine.trained) == 1
    qtbot.waitUntil(lambda: "learning" in tour.bubble.try_it.text())


def test_a_digit_is_drawn_in_the_last_step(window, tour):
    go_to(tour, Part.PAD)
    draw_stroke(window.panels.pad.canvas, [(0.5, 0.2), (0.5, 0.8)])
    assert "bars" in tour.bubble.try_it.text()
    assert tour.bubble.next.text().replace("&", "") == "Finish"


def test_what_was_done_once_stays_done_when_one_comes_back(window, tour):
    window.canvas.scene.select(("dense-1",))
    tour.forward()
    tour.back()
    assert "Selected" in tour.bubble.try_it.text()


def test_a_closed_panel_is_opened_for_its_step_alone(window, tour):
    tour.leave()
    window.findChild(QDockWidget, "pad").close()
    before = opened(window)
    tour.begin()
    go_to(tour, Part.PAD)
    assert opened(window) == before | {"pad"}
    assert tour.overlay.holes
    tour.back()
    assert opened(window) == before
    tour.forward()
    tour.leave()
    assert opened(window) == before


def test_a_panel_without_room_takes_that_of_others_for_its_step(qtbot, window, tour):
    tour.leave()
    window.resize(680, 360)
    qtbot.waitUntil(lambda: opened(window) == {"blocks"})
    tour.begin()
    go_to(tour, Part.SETTINGS)
    assert "settings" in opened(window)
    tour.leave()
    assert opened(window) == {"blocks"}
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: opened(window) == {"blocks", "settings", "pad", "below"})


def test_tabs_are_in_front_again_that_were_before(window, tour):
    tour.leave()
    window.panels.below.setCurrentWidget(window.panels.log)
    tour.begin()
    go_to(tour, Part.PLOTS)
    assert window.panels.below.currentWidget() is window.panels.plots
    tour.leave()
    assert window.panels.below.currentWidget() is window.panels.log


def test_a_panel_in_a_window_of_its_own_leaves_the_bubble_in_the_middle(window, tour):
    tour.leave()
    window.findChild(QDockWidget, "pad").setFloating(True)
    tour.begin()
    go_to(tour, Part.PAD)
    assert tour.overlay.holes == ()
    middle = tour.bubble.geometry().center() - window.rect().center()
    assert middle.manhattanLength() <= 2


def test_the_holes_follow_the_window(qtbot, window, tour):
    go_to(tour, Part.PAD)
    before = tour.overlay.holes
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: tour.overlay.geometry() == window.rect())
    pad = window.panels.pad
    qtbot.waitUntil(lambda: tour.overlay.holes[1].topLeft() == pad.mapTo(window, QPoint(0, 0)))
    assert tour.overlay.holes != before
    assert window.rect().contains(tour.bubble.geometry())


def test_the_tour_is_gone_when_it_was_left(window, tour):
    overlay = tour.overlay
    tour.leave()
    assert overlay.isHidden()
    assert tour.overlay is None
    assert window.childAt(4, 4) is not overlay
    tour.begin()
    assert tour.step.part is PARTS[0]


def test_nobody_follows_what_is_done_once_the_tour_was_left(window, tour):
    done = []
    window.findChild(Stage).done.connect(done.append)
    draw_stroke(window.panels.pad.canvas, [(0.2, 0.2), (0.8, 0.8)])
    assert done
    tour.leave()
    done.clear()
    window.panels.pad.canvas.clear()
    draw_stroke(window.panels.pad.canvas, [(0.2, 0.2), (0.8, 0.8)])
    window.canvas.scene.select(window.canvas.scene.nodes)
    window.canvas.delete_selection()
    assert done == []


def test_a_window_that_is_closed_in_the_tour_keeps_the_panels_as_they_were(window, tour):
    window.findChild(QDockWidget, "below").close()
    before = opened(window)
    go_to(tour, Part.PLOTS)
    assert opened(window) != before
    window.close()
    assert tour.step is None
    assert opened(window) == before


def test_each_step_is_said_to_whoever_listens(window, monkeypatch):
    said = []

    def hear(event):
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    window.verbs["tour"].trigger()
    window.canvas.scene.select(("dense-1",))
    window.tour.forward()
    assert said[0].startswith("Step 1 of 6: The network. Data flows")
    assert said[1] == "Selected."
    assert said[2].startswith("Step 2 of 6: ")


def test_the_welcome_page_leads_to_the_tour(window):
    from netbuilder.ui.document.dialogs import Door

    window.dialogs.beginning = Door.TOUR
    window.verbs["getting_started"].trigger()
    assert window.tour.step.part is PARTS[0]
