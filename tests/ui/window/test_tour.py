"""The tour points at the real controls, and leaves no trace."""

from __future__ import annotations

import pytest
from hand import Hand
from pen import draw_stroke
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from touring import go_to, place_of
from training import ready

from netbuilder.ui.shell.tour.stage import Stage
from netbuilder.ui.shell.tour.steps import STEPS, Part

PARTS = [step.part for step in STEPS]


def click(window, place: QPoint) -> None:
    """Click a place of the window, whatever lies there."""
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


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
