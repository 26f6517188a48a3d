"""The buttons of a problem's fixes stay within a narrow card, whatever they say."""

from __future__ import annotations

from itertools import combinations

import pytest
from projects import SOFTMAX, project
from PySide6.QtWidgets import QApplication

from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.project.problems import find_problems
from netbuilder.ui.document.problem_card import ProblemCard
from netbuilder.ui.widgets.wrapping_button import WrappingButton


@pytest.fixture(params=[240, 300, 900])
def card(request, qtbot, session):
    faulty = project(Input(), Flatten(), Conv2D(), SOFTMAX)
    session.edit("given", lambda _project: faulty)
    made = ProblemCard(session, session.analysis.problems[0])
    qtbot.addWidget(made)
    made.resize(request.param, made.heightForWidth(request.param))
    made.show()
    QApplication.processEvents()
    return made


def buttons_of(card):
    return [one for one in card.findChildren(WrappingButton) if one.isVisible()]


def test_all_fixes_are_read_in_full(session, card):
    problem = session.analysis.problems[0]
    shown = buttons_of(card)
    assert {button.text() for button in shown} == {fix.title for fix in problem.fixes}
    for button in shown:
        assert card.rect().contains(button.geometry())
        assert button.height() >= button.heightForWidth(button.width())
    boxes = [button.geometry() for button in shown]
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_another_problem_in_its_place_has_its_own_fixes(session, card):
    other = find_problems(project(Input(), Flatten(), Dense(units=9)))[0]
    card.show_problem(other)
    QApplication.processEvents()
    assert [button.text() for button in buttons_of(card)] == [fix.title for fix in other.fixes]
