"""A value that is typed is taken as it is, or the field says why not and what stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.settings import SettingKind
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.plan import Plan
from netbuilder.ui.forms.editors import editor_for
from netbuilder.ui.forms.optional_editor import OptionalEditor
from netbuilder.ui.inspector.block_panel import BlockPanel
from netbuilder.ui.shell.dialogs.epochs_dialog import EpochsDialog
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.training.plan_panel import PlanPanel
from netbuilder.ui.widgets.frames import scroll_to, scrolling

NUMBERS = [
    (cls, name)
    for cls in (*catalogue().values(), Plan)
    for name, setting in cls.declared().items()
    if setting.kind in (SettingKind.INTEGER, SettingKind.REAL)
]


@pytest.fixture
def plan_panel(qtbot, session):
    session.load(Document(load_recipe("lecture-relu")), path=None)
    made = PlanPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def type_in(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("way", [1, -1])
@pytest.mark.parametrize(("cls", "name"), NUMBERS)
def test_a_number_out_of_range_is_told_and_the_former_one_stays(qtbot, cls, name, way):
    setting = cls.declared()[name]
    typed = str(int((setting.maximum if way > 0 else setting.minimum) + way * 10**10))
    editor = editor_for(setting)
    qtbot.addWidget(editor)
    editor.show()
    inside = setting.minimum + (setting.maximum - setting.minimum) / 2
    value = int(inside) if setting.kind is SettingKind.INTEGER else inside
    editor.show_value(value)
    box = (editor.number if isinstance(editor, OptionalEditor) else editor).box
    taken = []
    editor.edited.connect(lambda value, gesture: taken.append(value))
    type_in(box, typed)
    assert taken == []
    assert editor.value == box.value() == pytest.approx(value)
    assert typed in editor.refusal
    assert setting.expected() in editor.refusal
    assert f"stays at {box.textFromValue(box.value())}." in editor.refusal


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        (
            "learning_rate",
            "1000",
            "1000 was not accepted: expected a number above 0 and at most 100. "
            "The value stays at 0.001.",
        ),
        (
            "batch_size",
            "0",
            "0 was not accepted: expected a whole number from 1 to 60,000. The value stays at 100.",
        ),
        (
            "validation_split",
            "1",
            "1 was not accepted: expected a number from 0 and below 1. The value stays at 0.1.",
        ),
    ],
)
def test_the_plan_says_it_where_it_was_typed(session, plan_panel, name, typed, sentence):
    before = session.project
    editor = plan_panel.form.editors[name]
    type_in(editor.box, typed)
    assert session.project is before
    assert editor.refusal == sentence
    assert editor.note.isVisible()


def test_it_is_scrolled_to_where_the_panel_is_low(qtbot, session):
    session.load(Document(load_recipe("lecture-relu")), path=None)
    panel = PlanPanel(session)
    editor = panel.form.editors["learning_rate"]
    note, area = editor.note, scrolling(panel)
    qtbot.addWidget(area)
    area.show()
    area.resize(panel.width(), 160)
    scroll_to(editor)

    def is_whole() -> bool:
        top = note.mapTo(area.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + note.height() <= area.viewport().height()

    type_in(editor.box, "1000")
    qtbot.waitUntil(lambda: note.height() > 2 * note.fontMetrics().height() and is_whole())


def test_it_is_gone_with_the_next_key_and_with_another_value(session, plan_panel):
    editor = plan_panel.form.editors["epochs"]
    type_in(editor.box, "10001")
    assert "10,001" in editor.refusal or "10001" in editor.refusal
    QTest.keyClick(editor.box, Qt.Key.Key_Backspace)
    assert editor.note.isHidden()
    type_in(editor.box, "0")
    assert editor.note.isVisible()
    session.edit("Other", lambda project: project)
    assert editor.note.isVisible()
    type_in(editor.box, "12")
    assert (session.project.plan.epochs, editor.refusal) == (12, "")


def test_leaving_a_field_says_it_too(plan_panel):
    editor = plan_panel.form.editors["learning_rate"]
    editor.box.setFocus()
    editor.box.selectAll()
    QTest.keyClicks(editor.box, "1000")
    editor.take_in()
    assert "1000 was not accepted" in editor.refusal


def test_a_small_number_is_taken_whole(session, plan_panel):
    for typed in ("1.5e-9", "0.123456789012"):
        type_in(plan_panel.form.editors["learning_rate"].box, typed)
        assert session.project.plan.learning_rate == float(typed)
        plan_panel.form.editors["learning_rate"].take_in()
        assert session.project.plan.learning_rate == float(typed)


def test_a_row_of_numbers_says_what_is_no_number(session, plan_panel):
    editor = plan_panel.form.editors["class_weights"]
    plan_panel.form.editors["weight_classes"].box.click()
    for typed in ("1 two 3", "1 -5"):
        type_in(editor.line, typed)
        assert session.project.plan.class_weights == ()
        assert "expected numbers from 0 to 1,000" in editor.refusal
        assert "The value stays at none." in editor.refusal
    type_in(editor.line, "1 2")
    assert (session.project.plan.class_weights, editor.refusal) == ((1.0, 2.0), "")


def test_a_size_says_what_the_block_cannot_take(qtbot, session):
    session.load(Document(load_recipe("digits-cnn")), path=None)
    panel = BlockPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_nodes(("conv2d-1",))
    editor = panel.form.editors["kernel_size"]
    before = session.project.graph.block("conv2d-1")
    assert isinstance(before, Conv2D)
    for typed in ("0", "5000 × 3", "1 × 2 × 3"):
        type_in(editor.line, typed)
        assert session.project.graph.block("conv2d-1") is before
        assert "was not accepted: expected two whole numbers from 1 to 1,000" in editor.refusal
        assert not editor.note.isHidden()
    type_in(editor.line, "5")
    assert session.project.graph.block("conv2d-1").kernel_size == (5, 5)
    assert editor.refusal == ""


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_is_seen_in_both_themes(plan_panel, theme):
    plan_panel.setPalette(palette_of(theme))
    editor = plan_panel.form.editors["epochs"]
    type_in(editor.box, "0")
    colour = editor.note.palette().color(editor.note.foregroundRole()).name()
    assert colour == theme.error


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_question_for_epochs_stays_until_the_refusal_was_seen(qtbot, key):
    dialog = EpochsDialog("How many more?", 5, most=90)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.asked.box.setFocus()
    dialog.asked.box.selectAll()
    QTest.keyClicks(dialog.asked.box, "300")
    QTest.keyClick(dialog.asked.box, key)
    assert dialog.isVisible()
    assert dialog.asked.note.text() == (
        "300 was not accepted: expected a whole number from 1 to 90. The value stays at 5."
    )
    dialog.asked.box.selectAll()
    QTest.keyClicks(dialog.asked.box, "30")
    assert dialog.asked.note.isHidden()
    QTest.keyClick(dialog.asked.box, key)
    assert (dialog.isVisible(), dialog.epochs) == (False, 30)


def test_ok_after_a_refusal_takes_what_stays(qtbot):
    dialog = EpochsDialog("How many more?", 5, most=90)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.asked.box.selectAll()
    QTest.keyClicks(dialog.asked.box, "0")
    dialog.accept()
    assert dialog.isVisible()
    dialog.accept()
    assert (dialog.isVisible(), dialog.epochs) == (False, 5)
