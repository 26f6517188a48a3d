"""A name that is too long for its box can be read nevertheless."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from netbuilder.project.plan import Loss, Plan
from netbuilder.ui.forms.choice_editors import ChoiceEditor

LONG = Loss.CATEGORICAL_FOCAL_CROSSENTROPY


@pytest.fixture
def box(qtbot):
    editor = ChoiceEditor(Plan.declared()["loss"])
    qtbot.addWidget(editor)
    editor.show_value(LONG)
    editor.show()
    yield editor.box
    editor.hide()


def tip_of(box) -> str:
    """Return the tool tip that comes up where the mouse rests on a box."""
    middle = box.rect().center()
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, middle, box.mapToGlobal(QPoint())))
    words = QToolTip.text()
    QToolTip.hideText()
    return words


def test_a_box_asks_for_room_for_its_longest_name(box):
    box.setCurrentIndex(box.findText(Loss.MSE))
    box.resize(box.minimumSizeHint())
    box.setCurrentIndex(box.findText(LONG))
    assert box.shown_text == LONG
    assert LONG not in tip_of(box)


def test_a_name_with_too_little_room_is_elided_in_its_middle(box):
    box.setFixedWidth(150)
    begin, end = box.shown_text.split("…")
    assert LONG.startswith(begin)
    assert LONG.endswith(end)
    assert begin
    assert end
    assert LONG in tip_of(box)
    assert Plan.declared()["loss"].help.split()[0] in tip_of(box)


def test_the_open_list_is_as_wide_as_its_longest_name(qtbot, box):
    box.setFixedWidth(150)
    box.showPopup()
    assert box.view().viewport().width() >= box.view().sizeHintForColumn(0)
    box.hidePopup()
