"""What the window asks is in the pseudo-language, too, and has room."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from in_pseudo import still_cut_off, untranslated
from left_training import left_training
from modals import seen_during, words_of_dialog
from pen import draw_stroke
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QFileDialog
from runs import a_run, document_of
from tour import SEVEN
from training import trained
from words_on_screen import words_of

from netbuilder.blocks.input import Input
from netbuilder.engine.export import exporter_infos
from netbuilder.errors import NetBuilderError
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.run_diff import compare
from netbuilder.ui.actions.edit_verbs import EDIT_VERBS
from netbuilder.ui.actions.runs_verbs import RUNS_VERBS
from netbuilder.ui.actions.shortcuts import shortcut_sections
from netbuilder.ui.actions.training_verbs import TRAINING_VERBS
from netbuilder.ui.document.dialogs import Version
from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.recipes.welcome import Welcome
from netbuilder.ui.runs.comparison_dialog import ComparisonDialog
from netbuilder.ui.shell.dialogs.changed_dialog import ChangedDialog
from netbuilder.ui.shell.dialogs.epochs_dialog import EpochsDialog
from netbuilder.ui.shell.dialogs.interrupted_dialog import InterruptedDialog
from netbuilder.ui.shell.dialogs.options_dialog import OptionsDialog
from netbuilder.ui.shell.dialogs.overwrite_box import custom_block_box, protected_box
from netbuilder.ui.shell.dialogs.page_dialog import PageDialog
from netbuilder.ui.shell.dialogs.qt_dialogs import QtDialogs
from netbuilder.ui.shell.dialogs.shortcuts_dialog import ShortcutsDialog
from netbuilder.ui.shell.help_pages import about_sheet
from netbuilder.ui.shell.manual.window import ManualWindow

pytestmark = pytest.mark.usefixtures("small_screen", "pseudo_screen")
SCREEN = QSize(1280, 720)


@pytest.fixture
def small_screen(monkeypatch):
    """Let dialogs find a screen of a small laptop."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SCREEN)


@pytest.fixture
def dialogs():
    """The window asks as it always does."""
    return


@pytest.fixture
def window(window):
    """Close the window without a question."""
    yield window
    window.close_at_once()


def two_versions() -> ChangedDialog:
    mine = Version(document_of(a_run(1, name="1"), a_run(2, name="2")), 1_700_000_000 * 10**9)
    theirs = Version(Document(load_recipe("digits-cnn")), 1_800_000_000 * 10**9)
    return ChangedDialog("1.netb", mine=mine, theirs=theirs)


def interrupted(count: int) -> InterruptedDialog:
    left = (left_training(run_id=str(number), name="3", title="1") for number in range(count))
    return InterruptedDialog(list(left))


def shortcuts() -> ShortcutsDialog:
    verbs = [*EDIT_VERBS, *TRAINING_VERBS, *RUNS_VERBS]
    return ShortcutsDialog(shortcut_sections(verbs))


def options() -> OptionsDialog:
    return OptionsDialog("1", [option for info in exporter_infos() for option in info.options])


def too_many_epochs() -> EpochsDialog:
    dialog = EpochsDialog("1", 10, most=100)
    dialog.asked.box.lineEdit().setText("1000")
    dialog.accept()
    return dialog


DIALOGS = {
    "recipes": RecipeGallery,
    "getting started": Welcome,
    "two runs": lambda: ComparisonDialog(
        compare(a_run(1, name="1"), a_run(2, name="2", continued="r1"))
    ),
    "two versions": two_versions,
    "interrupted": partial(interrupted, 1),
    "several interrupted": partial(interrupted, 2),
    "protected": lambda: protected_box("1.netb", None),
    "custom block": lambda: custom_block_box("1", None),
    "options": options,
    "shortcuts": shortcuts,
    "about": lambda: PageDialog("1", about_sheet()),
    "help pages": ManualWindow,
    "too many epochs": too_many_epochs,
}

KNOWN = {"help pages": Input.declared()}
"""Names of arguments that a dialog shows beside their titles."""

QUESTIONS = {
    "unsaved": lambda dialogs: dialogs.ask_unsaved("1", unkept="2"),
    "a training": QtDialogs.ask_stop_training,
    "a recovery copy": lambda dialogs: dialogs.ask_recover("1"),
    "an empty trash": lambda dialogs: dialogs.ask_empty_trash(2),
    "several digits": lambda dialogs: dialogs.ask_several_digits("1", 3),
    "an error": lambda dialogs: dialogs.show_error(
        NetBuilderError("1", found="2", expected="3", advice="4")
    ),
}

PAGES = {"shortcuts", "about"}
ON_CANVAS = {
    "add_block",
    "group",
    "rename_group",
    "repeat",
    "keep_block",
    "add_note",
    "find_on_canvas",
    "choose_input",
    "choose_wire",
}
"""Verbs that ask on the canvas, in a popup that is no dialog."""


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_passes_through_the_catalogue_and_has_room(qtbot, font, name):
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    assert untranslated(words_of(dialog), known=KNOWN.get(name, ())) == set()
    assert still_cut_off(dialog) == []
    assert has_room(dialog)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_passes_through_the_catalogue_and_has_room(font, name):
    found = []
    assert seen_during(partial(QUESTIONS[name], QtDialogs(None)), partial(examine, found)) == 1
    assert found == []


def test_what_verbs_ask_passes_through_the_catalogue_and_has_room(qtbot, window, engine):
    run = trained(qtbot, window, engine)
    for name in ("2", "3"):
        window.session.add_run(replace(run, id=name, name=name))
    window.session.delete_runs(("3",))
    window.panels.runs.table.selectAll()
    draw_stroke(window.panels.pad.canvas, SEVEN)
    found, silent = [], []
    for verb, action in window.verbs.items():
        promises = action.text().endswith("…") and verb not in ON_CANVAS
        if (promises or verb in PAGES) and not seen_during(action.trigger, partial(examine, found)):
            silent.append(verb)
    assert found == []
    assert silent == []


def has_room(dialog) -> bool:
    return dialog.size().boundedTo(SCREEN) == dialog.size()


def examine(found: list[str], dialog) -> None:
    """Note what is wrong with a dialog; one for files elides the folders of the machine."""
    found += sorted(untranslated(words_of_dialog(dialog)))
    if not isinstance(dialog, QFileDialog):
        found += still_cut_off(dialog)
    if not has_room(dialog):
        found.append(f"{dialog.windowTitle()} is larger than the screen")
