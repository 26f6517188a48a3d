"""Problems are read, shown on the canvas, and fixed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.files.recipes import load_recipe
from netbuilder.network.edit import add_node
from netbuilder.network.graph import Graph, Point
from netbuilder.network.problem import Severity
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.document.problem_card import ProblemCard
from netbuilder.ui.problems.panel import ProblemsPanel

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, session):
    made = ProblemsPanel(session)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def load_loose_blocks(session, count):
    """An Input, and so many Dense blocks that are not connected."""
    graph, _node = add_node(Graph(), Input(shape=(784,)), Point(0.0, 0.0))
    for _number in range(count):
        graph, _node = add_node(graph, Dense(), Point(0.0, 300.0))
    session.load(Document(Project(graph=graph)), path=None)
    QApplication.processEvents()  # The cards find their places.


def card_of(panel, node):
    cards = panel.widget().findChildren(ProblemCard)
    return next(card for card in cards if card.property("node") == node)


def test_a_card_says_what_was_found_expected_and_to_be_done(session, panel):
    load_loose_blocks(session, 1)
    (problem,) = (p for p in session.analysis.problems if p.node == "dense-1")
    words = card_of(panel, "dense-1").words.text()
    assert all(part in words for part in (problem.found, problem.expected, problem.advice))


def test_its_button_fixes_it_in_one_undo_step(session, panel):
    load_loose_blocks(session, 1)
    before = session.project
    QTest.mouseClick(card_of(panel, "dense-1").button, _LEFT)
    assert session.project.graph.incoming("dense-1")
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.project == before
    assert card_of(panel, "dense-1").isVisible()


def test_a_click_shows_the_block(qtbot, session, panel):
    load_loose_blocks(session, 1)
    card = card_of(panel, "dense-1")
    place = card.mapTo(panel, QPoint(20, 10))
    with qtbot.waitSignal(panel.node_chosen) as chosen:
        QTest.mouseClick(panel.windowHandle(), _LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert chosen.args == ["dense-1"]


def test_enter_shows_the_block(qtbot, session, panel):
    load_loose_blocks(session, 1)
    card = card_of(panel, "dense-1")
    assert card.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(panel.node_chosen) as chosen:
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert chosen.args == ["dense-1"]


def test_of_very_many_the_rest_is_counted(session, panel):
    load_loose_blocks(session, 80)
    count = len(session.analysis.problems)
    assert len(panel.widget().findChildren(ProblemCard)) == 50
    words = [label.text() for label in panel.widget().findChildren(QLabel)]
    assert f"… and {count - 50} more" in words


def test_without_problems_it_says_so(session, panel):
    session.load(Document(load_recipe("lecture-relu")), path=None)
    words = [label.text() for label in panel.widget().findChildren(QLabel)]
    assert words == ["No problems. The network is ready to train."]


def test_a_warning_can_be_ignored_and_shown_again(session, panel):
    session.load(Document(load_recipe("lecture-sigmoid")), path=None)
    before = session.project
    count = len(session.analysis.problems)
    card = next(
        card for card in panel.widget().findChildren(ProblemCard) if not card.ignore.isHidden()
    )
    QTest.mouseClick(card.ignore, _LEFT)
    assert len(session.analysis.problems) == count - 1
    assert len(session.analysis.ignored) == 1
    assert session.undo_stack.undoText().startswith("Ignore “")
    (again,) = (
        button
        for button in panel.widget().findChildren(QPushButton)
        if button.text() == "Show 1 ignored warning again" and button.isVisible()
    )
    QTest.mouseClick(again, _LEFT)
    assert len(session.analysis.problems) == count
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.project == before


def test_an_error_cannot_be_ignored(session, panel):
    load_loose_blocks(session, 1)
    assert session.analysis.errors
    cards = panel.widget().findChildren(ProblemCard)
    kinds = {problem.title: problem.severity for problem in session.analysis.problems}
    for card in cards:
        is_warning = kinds[card.accessibleName()] is Severity.WARNING
        assert card.ignore.isHidden() is not is_warning
