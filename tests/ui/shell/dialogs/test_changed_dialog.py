"""The questions about files of others, answered by their buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from runs import a_run, document_of

from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.ui.document.dialogs import Changed, Overwrite, Version
from netbuilder.ui.shell.dialogs.changed_dialog import ChangedDialog
from netbuilder.ui.shell.dialogs.overwrite_box import custom_block_box, protected_box

MINE = Version(document_of(a_run(1), a_run(2)), 1_700_000_000_123_456_789)
THEIRS = Version(Document(load_recipe("digits-cnn")), 1_800_000_000 * 10**9)


@pytest.fixture
def dialog(qtbot):
    made = ChangedDialog("mine.netb", mine=MINE, theirs=THEIRS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_both_versions_stand_side_by_side(dialog):
    assert "mine.netb" in dialog.question.text()
    mine, theirs = dialog.mine.facts.text(), dialog.theirs.facts.text()
    blocks = len(MINE.document.project.graph.nodes)
    assert f"{blocks} blocks\n2 runs\n" in mine
    assert "2023-11-1" in mine
    assert "0 runs\n" in theirs
    assert "2027-01-1" in theirs
    assert dialog.mine.x() < dialog.theirs.x()
    assert dialog.mine.picture.pixmap().toImage() != dialog.theirs.picture.pixmap().toImage()


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("elsewhere", Changed.ELSEWHERE),
        ("show_theirs", Changed.SHOW),
        ("overwrite", Changed.OVERWRITE),
        ("cancel", Changed.CANCEL),
    ],
)
def test_each_button_gives_its_answer(dialog, button, answer):
    getattr(dialog, button).click()
    assert dialog.answer is answer
    assert not dialog.isVisible()


def test_enter_saves_elsewhere_and_esc_writes_nothing(qtbot, dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.answer is Changed.ELSEWHERE
    other = ChangedDialog("mine.netb", mine=MINE, theirs=THEIRS)
    qtbot.addWidget(other)
    other.show()
    QTest.keyClick(other, Qt.Key.Key_Escape)
    assert other.answer is Changed.CANCEL


def test_what_cannot_be_read_says_why(qtbot):
    theirs = Version(None, 10**30, trouble="mine.netb: found no project.")
    dialog = ChangedDialog("mine.netb", mine=MINE, theirs=theirs)
    qtbot.addWidget(dialog)
    assert dialog.theirs.facts.text() == "mine.netb: found no project."
    assert not dialog.show_theirs.isEnabled()


@pytest.mark.parametrize("make", [protected_box, custom_block_box])
@pytest.mark.parametrize("answer", list(Overwrite))
def test_replacing_is_asked_with_verbs(qtbot, make, answer):
    box = make("<b>mine</b>")
    qtbot.addWidget(box)
    box.show()
    assert "<b>mine</b>" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    match answer:
        case Overwrite.OVERWRITE:
            box.overwrite.click()
        case Overwrite.ELSEWHERE:
            box.elsewhere.click()
        case Overwrite.CANCEL:
            QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.answer is answer
