"""A number of which zero means off is switched by a check box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.ui.training.plan_panel import PlanPanel


@pytest.fixture
def plan_panel(qtbot, session):
    session.load(Document(load_recipe("lecture-relu")), path=None)
    made = PlanPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("name", ["augmented_copies", "drawing_copies"])
def test_a_check_box_turns_it_on_and_off_again(plan_panel, session, name):
    editor = plan_panel.form.editors[name]

    def chosen():
        return getattr(session.project.plan, name)

    assert not editor.check.isChecked()
    assert not editor.number.isEnabled()
    editor.check.click()
    assert chosen() == 1
    editor.number.box.selectAll()
    QTest.keyClicks(editor.number.box, "3")
    QTest.keyClick(editor.number.box, Qt.Key.Key_Return)
    assert chosen() == 3
    editor.check.click()
    assert chosen() == 0
    assert not editor.number.isEnabled()
    editor.check.click()
    assert chosen() == 3
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert chosen() == 3
    assert editor.check.isChecked()


def test_zero_typed_turns_it_off(plan_panel, session):
    editor = plan_panel.form.editors["augmented_copies"]
    editor.check.click()
    editor.number.box.selectAll()
    QTest.keyClicks(editor.number.box, "0")
    QTest.keyClick(editor.number.box, Qt.Key.Key_Return)
    assert session.project.plan.augmented_copies == 0
    assert not editor.check.isChecked()
    assert editor.number.box.value() == 1
