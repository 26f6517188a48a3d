"""Buttons name the deed: nobody has to read the question to know what a press does."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from hearing import interface, name_of, words_of
from modals import seen_during
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialogButtonBox, QPushButton

import netbuilder
from netbuilder.engine.export import exporter_infos
from netbuilder.errors import NetBuilderError
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.document.dialogs import Recovery, SeveralDigits, Unsaved, Version
from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.shell.dialogs.changed_dialog import ChangedDialog
from netbuilder.ui.shell.dialogs.epochs_dialog import EpochsDialog
from netbuilder.ui.shell.dialogs.options_dialog import OptionsDialog
from netbuilder.ui.shell.dialogs.overwrite_box import custom_block_box, protected_box
from netbuilder.ui.shell.dialogs.page_dialog import PageDialog
from netbuilder.ui.shell.dialogs.qt_dialogs import QtDialogs
from netbuilder.ui.shell.dialogs.question import (
    empty_trash,
    leave_training,
    recover_work,
    several_digits,
    unsaved_work,
)

QUESTIONS = {
    "training": (leave_training, {"End training": True, "Keep training": False}),
    "recovery": (
        partial(recover_work, "12:00"),
        {
            "Open the copy": Recovery.OPEN,
            "Discard": Recovery.DISCARD,
            "Later": Recovery.LATER,
        },
    ),
    "two digits": (
        partial(several_digits, "17.png", 2),
        {
            "Read the larger one": SeveralDigits.LARGER,
            "Read each": SeveralDigits.EACH,
            "They are one digit": SeveralDigits.ONE,
            "Cancel": SeveralDigits.CANCEL,
        },
    ),
    "three digits": (
        partial(several_digits, "175.png", 3),
        {
            "Read the largest one": SeveralDigits.LARGER,
            "Read each": SeveralDigits.EACH,
            "They are one digit": SeveralDigits.ONE,
            "Cancel": SeveralDigits.CANCEL,
        },
    ),
    "unsaved": (
        partial(unsaved_work, "x", unkept="y"),
        {
            "Save": Unsaved.SAVE,
            "Discard changes": Unsaved.DISCARD,
            "Cancel": Unsaved.CANCEL,
        },
    ),
    "trash": (partial(empty_trash, 2), {"Delete permanently": True, "Keep in the trash": False}),
}

VERSION = Version(Document(Project()), None)
OTHERS = {
    "epochs": lambda: EpochsDialog("How many?", 5, most=9),
    "options": lambda: OptionsDialog("x", [o for info in exporter_infos() for o in info.options]),
    "changed": lambda: ChangedDialog("x.netb", mine=VERSION, theirs=VERSION),
    "protected": lambda: protected_box("x.netb"),
    "custom block": lambda: custom_block_box("x"),
    "recipes": RecipeGallery,
    "page": lambda: PageDialog("x", "x"),
}


def plain(button: QAbstractButton) -> str:
    return button.text().replace("&", "")


@pytest.mark.parametrize(
    ("name", "words"), [(name, words) for name, (_, said) in QUESTIONS.items() for words in said]
)
def test_a_press_answers_what_the_button_says(qtbot, name, words):
    make, answers = QUESTIONS[name]
    box = make()
    qtbot.addWidget(box)
    box.show()
    assert {plain(button) for button in box.buttons()} == set(answers)
    (button,) = [each for each in box.buttons() if plain(each) == words]
    button.click()
    assert box.answer == answers[words]


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("training", False),
        ("unsaved", Unsaved.CANCEL),
        ("recovery", Recovery.LATER),
        ("trash", False),
    ],
)
def test_esc_destroys_nothing(qtbot, name, harmless):
    box = QUESTIONS[name][0]()
    qtbot.addWidget(box)
    box.show()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert box.answer == harmless


@pytest.mark.parametrize("make", [*(make for make, _ in QUESTIONS.values()), *OTHERS.values()])
def test_no_button_says_yes_no_or_ok(qtbot, make):
    dialog = make()
    qtbot.addWidget(dialog)
    assert dialog.findChildren(QDialogButtonBox)
    said = {plain(button).casefold() for button in dialog.findChildren(QPushButton)}
    assert said
    assert not said & {"yes", "no", "ok"}


@pytest.mark.parametrize(
    "ask",
    [
        lambda dialogs: dialogs.ask_unsaved("x", unkept="y"),
        QtDialogs.ask_stop_training,
        lambda dialogs: dialogs.ask_recover("x"),
        lambda dialogs: dialogs.ask_empty_trash(1),
        lambda dialogs: dialogs.ask_several_digits("x", 2),
        lambda dialogs: dialogs.show_error(NetBuilderError("x")),
    ],
)
def test_no_box_that_comes_up_says_yes_no_or_ok(qapp, ask):
    said: set[str] = set()
    count = seen_during(
        lambda: ask(QtDialogs(None)),
        lambda box: said.update(plain(button).casefold() for button in box.buttons()),
    )
    assert count == 1
    assert said
    assert not said & {"yes", "no", "ok"}


@pytest.mark.parametrize("make", [*(make for make, _ in QUESTIONS.values()), *OTHERS.values()])
def test_each_deed_has_a_letter_of_its_own_beside_alt(qtbot, make):
    dialog = make()
    qtbot.addWidget(dialog)
    (box,) = dialog.findChildren(QDialogButtonBox)
    deeds = [button for button in box.buttons() if plain(button) not in ("Cancel", "Close")]
    boxes = [box for box in dialog.findChildren(QCheckBox) if "&" in box.text()]
    letters = [QKeySequence.mnemonic(button.text()).toString() for button in (*deeds, *boxes)]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_the_only_buttons_of_qt_are_those_that_leave():
    sources = Path(netbuilder.__file__).parent.rglob("*.py")
    used = set()
    for source in sources:
        text = source.read_text(encoding="utf-8")
        used |= set(re.findall(r"StandardButton\.(\w+)", text))
        assert not re.search(r"QMessageBox\.(question|warning|information|critical)\b", text)
    assert used == {"Cancel", "Close"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_all_of_a_question_is_said(qtbot, name):
    make, _answers = QUESTIONS[name]
    box = make()
    qtbot.addWidget(box)
    said = interface(box)
    assert (name_of(said), words_of(said)) == (box.text(), box.informativeText())
