"""The plan is edited like a block."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from netbuilder.project.plan import OptimizerName
from netbuilder.ui.forms.number_boxes import RealSpinBox, next_round
from netbuilder.ui.training.plan_panel import PlanPanel


@pytest.fixture
def panel(qtbot, session):
    made = PlanPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def choose_optimizer(panel, name):
    box = panel.form.editors["optimizer"].box
    box.setCurrentIndex(list(OptimizerName).index(name))


def test_only_settings_that_matter_are_shown(panel):
    assert not panel.form.editors["momentum"].isVisible()
    choose_optimizer(panel, OptimizerName.SGD)
    assert panel.form.editors["momentum"].isVisible()
    assert not panel.form.editors["weight_decay"].isVisible()


def test_a_rate_nobody_chose_follows_the_optimizer(session, panel):
    choose_optimizer(panel, OptimizerName.SGD)
    assert session.project.plan.learning_rate == 0.1
    panel.form.editors["learning_rate"].box.setValue(0.03)
    choose_optimizer(panel, OptimizerName.ADAM)
    assert session.project.plan.learning_rate == 0.03


def test_a_small_rate_is_shown_whole(panel):
    box = panel.form.editors["learning_rate"].box
    box.setValue(0.00025)
    assert box.text() == "0.00025"


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("3e-4", 3e-4),
        ("1E-5", 1e-5),
        ("2.5e-3", 2.5e-3),
        ("0.02", 0.02),
        ("0,02", 0.02),
        ("1,5", 1.5),
        ("2,5e-3", 2.5e-3),
        ("5e1", 50.0),
    ],
)
def test_a_rate_is_typed_with_either_mark_and_with_or_without_a_power_of_ten(
    session, panel, typed, rate
):
    box = panel.form.editors["learning_rate"].box
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert session.project.plan.learning_rate == pytest.approx(rate, rel=1e-9)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert session.project.plan.learning_rate == pytest.approx(rate, rel=1e-9)


@pytest.mark.parametrize("typed", ["5e9", "1e", "e", "1e-99"])
def test_a_rate_that_cannot_be_leaves_the_plan_alone(session, panel, typed):
    box = panel.form.editors["learning_rate"].box
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert session.project.plan.learning_rate == 0.001
    assert box.value() == 0.001


@pytest.mark.parametrize(
    ("value", "upward", "expected"),
    [(0.001, True, 0.002), (0.002, True, 0.005), (0.001, False, 0.0005), (0.03, True, 0.05)],
)
def test_the_rate_steps_along_1_2_5(value, upward, expected):
    assert next_round(value, upward=upward) == pytest.approx(expected)


def test_undo_shows_the_plan_as_it_was(session, panel):
    panel.form.editors["epochs"].box.setValue(33)
    assert session.undo_stack.undoText() == "Change “Epochs”"
    session.undo_stack.undo()
    assert panel.form.editors["epochs"].box.value() == session.project.plan.epochs == 10


@pytest.mark.parametrize(("typed", "rate"), [("0.01", 0.01), ("0,01", 0.01), ("1.5e-3", 1.5e-3)])
def test_a_rate_is_typed_with_either_mark_in_a_german_window(qtbot, typed, rate):
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        box = RealSpinBox(0.0, 100.0, without_low=True)
    finally:
        QLocale.setDefault(before)
    qtbot.addWidget(box)
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == pytest.approx(rate, rel=1e-9)


def test_a_number_is_written_with_what_it_counts(panel):
    box = panel.form.editors["patience"].box
    box.setValue(1)
    assert box.text() == "1 epoch"
    box.setValue(2)
    assert box.text() == "2 epochs"
