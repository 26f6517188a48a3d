"""A help page is one step away from what it explains."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from netbuilder.project.plan.losses import Loss
from netbuilder.ui.palette.entries import basic_entries


def shown(window) -> str:
    return window.help.manual.shown


def test_f1_on_a_selected_block_shows_its_page(window):
    window.canvas.scene.select(("dense-1",))
    QTest.keyClick(window.canvas.view, Qt.Key.Key_F1)
    assert window.help.manual.isVisible()
    assert shown(window) == "block/Dense"
    assert window.dialogs.texts == []


def test_f1_shows_the_shortcuts_where_no_block_is_selected(qtbot, window):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.scene.clearSelection()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_F1)
    assert len(window.dialogs.texts) == 1
    assert window.help.manual is None


def test_f1_shows_the_shortcuts_where_blocks_of_several_kinds_are_selected(qtbot, window):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.select_all()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_F1)
    assert len(window.dialogs.texts) == 1


def test_the_inspector_leads_to_the_page_of_its_block(qtbot, window):
    window.canvas.scene.select(("dense-1",))
    button = window.panels.block.title_row.help
    assert button.accessibleName() == "Explain Dense"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(window) == "block/Dense"


def test_the_inspector_offers_no_page_of_several_kinds_or_of_none(window):
    button = window.panels.block.title_row.help
    window.canvas.select_all()
    assert button.isHidden()
    window.canvas.scene.clearSelection()
    assert button.isHidden()
    window.canvas.scene.select(("dense-1", "dense-2"))
    assert not button.isHidden()


@pytest.mark.parametrize(
    ("setting", "page"),
    [
        ("loss", "loss/categorical_crossentropy"),
        ("optimizer", "optimizer/Adam"),
        ("schedule", "schedule/constant"),
    ],
)
def test_what_the_plan_chooses_from_is_explained_beside_it(qtbot, window, setting, page):
    button = window.panels.plan.form.editors[setting].help
    assert button.accessibleName().endswith(": what is this?")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(window) == page


def test_the_page_is_that_of_the_value_chosen_now(qtbot, window):
    editor = window.panels.plan.form.editors["loss"]
    editor.edited.emit(Loss.MSE, None)
    QTest.keyClick(editor.help, Qt.Key.Key_Space)
    assert shown(window) == "loss/mse"


def test_an_activation_function_is_explained_beside_its_choice(qtbot, window):
    window.canvas.scene.select(("activation-1",))
    editor = window.panels.block.form.editors["activation"]
    qtbot.mouseClick(editor.help, Qt.MouseButton.LeftButton)
    assert shown(window) == f"activation/{editor.value}"


def test_settings_without_pages_have_no_question_mark(window):
    editors = window.panels.plan.form.editors
    explained = {name for name, editor in editors.items() if editor.help is not None}
    assert explained == {"loss", "optimizer", "schedule"}


def test_the_palette_explains_a_block(qtbot, window):
    entry = next(entry for entry in basic_entries() if entry.name == "Conv2D")
    window.panels.palette.tree.menu_requested.emit(entry, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    add, explain = menu.actions()
    assert add.text() == "Add Conv2D"
    assert explain.text() == "Explain Conv2D"
    explain.trigger()
    menu.close()
    assert shown(window) == "block/Conv2D"


def test_the_menu_explains_the_selected_block_where_there_is_one(window):
    verb = window.verbs["explain_block"]
    assert not verb.isEnabled()
    window.canvas.scene.select(("dense-1",))
    assert verb.isEnabled()
    verb.trigger()
    assert shown(window) == "block/Dense"
    window.canvas.scene.clearSelection()
    assert not verb.isEnabled()
