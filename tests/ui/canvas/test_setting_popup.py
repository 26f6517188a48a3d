"""The main setting of a block is edited where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from netbuilder.ui.canvas.setting_popup import SettingPopup

KEY = Qt.Key
ASIDE = QPointF(20, 20)


@pytest.fixture
def popup(canvas) -> SettingPopup:
    return canvas.popup


def units(session, node: str = "dense-1") -> int:
    return session.project.graph.block(node).units


def double_click(canvas, hand, node: str) -> None:
    place = canvas.scene.nodes[node].pos() + ASIDE
    hand.click(place)
    hand.press_again(place)
    hand.release(place)


def test_a_double_click_edits_the_main_setting(chain, canvas, hand, popup):
    double_click(canvas, hand, "dense-1")
    assert popup.isVisible()
    box = popup.editor.box
    box.selectAll()
    QTest.keyClicks(box, "300")
    QTest.keyClick(box, KEY.Key_Return)
    assert units(chain) == 300
    assert not popup.isVisible()
    assert chain.undo_stack.undoText() == "Change “Units” of Dense 128 (2 of 2)"


def test_arrow_keys_change_it_as_one_undo_step(chain, canvas, popup):
    before = units(chain)
    canvas.edit_in_place("dense-1")
    for _press in range(3):
        QTest.keyClick(popup.editor.box, KEY.Key_Up)
    assert units(chain) == before + 3
    assert chain.undo_stack.count() == 1
    QTest.keyClick(popup.editor.box, KEY.Key_Escape)
    canvas.edit_in_place("dense-1")
    QTest.keyClick(popup.editor.box, KEY.Key_Down)
    assert chain.undo_stack.count() == 2


def test_esc_leaves_what_was_half_typed(chain, canvas, popup):
    before = units(chain)
    canvas.edit_in_place("dense-1")
    popup.editor.box.selectAll()
    QTest.keyClicks(popup.editor.box, "9")
    QTest.keyClick(popup.editor.box, KEY.Key_Escape)
    assert not popup.isVisible()
    assert units(chain) == before


def test_what_is_not_taken_keeps_it_open_until_it_was_seen(chain, canvas, popup):
    before = units(chain)
    canvas.edit_in_place("dense-1")
    for attempt in range(2):
        popup.editor.box.selectAll()
        QTest.keyClicks(popup.editor.box, "0")
        QTest.keyClick(popup.editor.box, KEY.Key_Return)
        assert units(chain) == before
        if attempt == 0:
            assert popup.isVisible()
            assert popup.editor.refusal.startswith(
                "0 was not accepted: expected a whole number from 1"
            )
    assert not popup.isVisible()


def test_what_is_not_taken_by_a_click_elsewhere_is_told(qtbot, chain, canvas, popup):
    canvas.edit_in_place("dense-1")
    popup.editor.box.selectAll()
    QTest.keyClicks(popup.editor.box, "0")
    with qtbot.waitSignal(popup.told) as told:
        popup.hide()
    assert told.args[0].startswith("0 was not accepted")
    canvas.edit_in_place("dense-1")
    QTest.keyClicks(popup.editor.box, "0")
    with qtbot.assertNotEmitted(popup.told):
        QTest.keyClick(popup.editor.box, KEY.Key_Escape)


def test_a_click_elsewhere_takes_it_in(chain, canvas, popup):
    canvas.edit_in_place("dense-1")
    popup.editor.box.selectAll()
    QTest.keyClicks(popup.editor.box, "9")
    popup.hide()
    assert units(chain) == 9


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_F2])
def test_keys_edit_all_that_are_selected_and_alike(chain, canvas, popup, key):
    canvas.scene.select(("dense-1", "dense-2"))
    QTest.keyClick(canvas.view, key)
    popup.editor.box.selectAll()
    QTest.keyClicks(popup.editor.box, "77")
    QTest.keyClick(popup.editor.box, KEY.Key_Return)
    assert (units(chain, "dense-1"), units(chain, "dense-2")) == (77, 77)


def test_a_block_without_a_main_setting_has_no_popup(canvas, chain, hand, popup):
    double_click(canvas, hand, "flatten-1")
    assert not popup.isVisible()


def test_a_second_press_that_carries_the_block_edits_nothing(chain, canvas, hand, popup):
    place = canvas.scene.nodes["dense-2"].pos() + ASIDE
    hand.click(place)
    hand.press_again(place)
    hand.move(place + QPointF(40, 30))
    hand.release(place + QPointF(40, 30))
    assert not popup.isVisible()
    assert chain.undo_stack.undoText() == "Move Dense 128 (1 of 2)"


def test_a_block_that_goes_takes_its_popup_along(chain, canvas, popup):
    canvas.edit_in_place("dense-1")
    canvas.scene.select(("dense-1",))
    canvas.delete_selection()
    assert not popup.isVisible()


def turn_wheel(canvas, node: str, way: int, keys=Qt.KeyboardModifier.ShiftModifier) -> None:
    """Turn it over a block; a popup that is up gets it, as Qt has it."""
    place = QPointF(canvas.view.mapFromScene(canvas.scene.nodes[node].pos() + ASIDE))
    event = QWheelEvent(
        place,
        canvas.view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, way),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    up = canvas.popup.isVisible()
    QApplication.sendEvent(canvas.popup if up else canvas.view.viewport(), event)


def test_the_wheel_with_shift_steps_the_setting_where_the_block_stands(chain, canvas, popup):
    before, zoom = units(chain), canvas.view.zoom()
    turn_wheel(canvas, "dense-1", 120)
    assert popup.isVisible()
    assert units(chain) == before + 1
    turn_wheel(canvas, "dense-1", -120)
    turn_wheel(canvas, "dense-1", -120)
    assert units(chain) == before - 1
    assert chain.undo_stack.count() == 1
    assert canvas.view.zoom() == zoom


def test_the_wheel_alone_zooms_over_a_block_too(chain, canvas, popup):
    before, zoom = units(chain), canvas.view.zoom()
    turn_wheel(canvas, "dense-1", 120, Qt.KeyboardModifier.NoModifier)
    assert not popup.isVisible()
    assert units(chain) == before
    assert canvas.view.zoom() > zoom


def test_a_block_without_a_main_setting_is_not_turned(chain, canvas, popup):
    before = chain.project
    turn_wheel(canvas, "flatten-1", 120)
    assert chain.project == before
