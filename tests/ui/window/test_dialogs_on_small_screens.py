"""Dialogs fit small screens, their buttons in view; none is left out."""

from __future__ import annotations

import importlib
import pkgutil
from functools import partial

import numpy as np
import pytest
from cut_off import cut_off
from left_training import left_training
from modals import seen_during
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QAbstractButton, QDialog, QDialogButtonBox
from runs import a_run, document_of

from netbuilder import ui
from netbuilder.engine.export import exporter_infos
from netbuilder.errors import NetBuilderError
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.run_diff import compare
from netbuilder.ui.actions.edit_verbs import EDIT_VERBS
from netbuilder.ui.actions.shortcuts import shortcut_sections
from netbuilder.ui.document.dialogs import FileKind, Version
from netbuilder.ui.pad.digits_window import DigitsWindow
from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.recipes.welcome import Welcome
from netbuilder.ui.runs.comparison_dialog import ComparisonDialog
from netbuilder.ui.shell.dialogs.changed_dialog import ChangedDialog
from netbuilder.ui.shell.dialogs.epochs_dialog import EpochsDialog
from netbuilder.ui.shell.dialogs.interrupted_dialog import InterruptedDialog
from netbuilder.ui.shell.dialogs.options_dialog import OptionsDialog
from netbuilder.ui.shell.dialogs.overwrite_box import OverwriteBox, protected_box
from netbuilder.ui.shell.dialogs.page_dialog import PageDialog
from netbuilder.ui.shell.dialogs.qt_dialogs import QtDialogs
from netbuilder.ui.shell.dialogs.question import Question
from netbuilder.ui.shell.dialogs.save_dialog import SaveDialog
from netbuilder.ui.shell.dialogs.shortcuts_dialog import ShortcutsDialog
from netbuilder.ui.shell.help_pages import about_sheet
from netbuilder.ui.shell.manual.window import ManualWindow

SCREENS = {
    "1024 × 640": QSize(1024, 640),
    "1366 × 768 at 1.5": QSize(910, 512),
    "1366 × 768 at 2": QSize(683, 384),
}
FRAME = QSize(10, 30)
"""What a window manager puts around a dialog."""
LONG = "A name as long as people give to their first network of all"


def two_versions() -> ChangedDialog:
    mine = Version(document_of(a_run(1), a_run(2)), 1_700_000_000 * 10**9)
    theirs = Version(Document(load_recipe("digits-cnn")), 1_800_000_000 * 10**9)
    return ChangedDialog(f"{LONG}.netb", mine=mine, theirs=theirs)


def interrupted() -> InterruptedDialog:
    return InterruptedDialog([left_training(run_id=str(number)) for number in range(9)])


DIALOGS = {
    RecipeGallery: RecipeGallery,
    Welcome: Welcome,
    ComparisonDialog: lambda: ComparisonDialog(compare(a_run(1), a_run(2, name="Run 2"))),
    ChangedDialog: two_versions,
    InterruptedDialog: interrupted,
    OverwriteBox: lambda: protected_box(f"{LONG}.netb", None),
    OptionsDialog: lambda: OptionsDialog(
        LONG, [option for info in exporter_infos() for option in info.options]
    ),
    EpochsDialog: lambda: EpochsDialog(f"For how many more epochs? {LONG}", 10, most=100),
    ShortcutsDialog: lambda: ShortcutsDialog(shortcut_sections(EDIT_VERBS)),
    PageDialog: lambda: PageDialog(LONG, about_sheet() * 5),
    ManualWindow: ManualWindow,
    DigitsWindow: lambda: DigitsWindow(f"{LONG}.jpg", np.zeros((9, 28, 28), np.uint8)),
    SaveDialog: lambda: SaveDialog(
        "Save", "a.netb", kinds=[FileKind("NetBuilder project", ".netb")]
    ),
}
ASKED = {Question}
"""Dialogs that come in several forms, asked below."""

QUESTIONS = {
    "unsaved": lambda dialogs: dialogs.ask_unsaved(LONG, unkept=f"{LONG}. {LONG}."),
    "a training": QtDialogs.ask_stop_training,
    "a recovery copy": lambda dialogs: dialogs.ask_recover("today at 10:23"),
    "an empty trash": lambda dialogs: dialogs.ask_empty_trash(2),
    "several digits": lambda dialogs: dialogs.ask_several_digits(f"{LONG}.jpg", 3),
    "an error": lambda dialogs: dialogs.show_error(
        NetBuilderError(LONG, found=LONG, expected=LONG, advice=LONG)
    ),
}


@pytest.fixture(params=SCREENS)
def room(request, monkeypatch) -> QSize:
    found = SCREENS[request.param]
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: found)
    return found


def faults(dialog: QDialog, room: QSize) -> list[str]:
    """Return what of a dialog does not fit a screen, is out of view, or is cut off."""
    framed = dialog.size() + FRAME
    found = [] if framed.boundedTo(room) == framed else [f"{framed} is larger than the screen"]
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.findChildren(QAbstractButton):
            corner = button.mapTo(dialog, button.rect().topLeft())
            if not dialog.rect().contains(button.rect().translated(corner)):
                found.append(f"{button.text()} is out of view")
    # One for files elides the folders of the machine.
    return found if isinstance(dialog, SaveDialog) else found + cut_off(dialog)


def classes_of_dialogs() -> set[type[QDialog]]:
    """Return the dialogs of all rooms."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    found, ahead = set[type[QDialog]](), [QDialog]
    while ahead:
        children = ahead.pop().__subclasses__()
        ahead += children
        found |= {one for one in children if one.__module__.startswith(ui.__name__)}
    return found


def test_no_dialog_is_left_out():
    assert classes_of_dialogs() == set(DIALOGS) | ASKED


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_a_dialog_and_its_buttons_fit_the_screen(qtbot, room, kind):
    dialog = DIALOGS[kind]()
    qtbot.addWidget(dialog)
    dialog.show()
    assert isinstance(dialog, kind)
    assert faults(dialog, room) == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_and_its_buttons_fit_the_screen(room, name):
    found = []
    ask = partial(QUESTIONS[name], QtDialogs(None))
    assert seen_during(ask, lambda dialog: found.extend(faults(dialog, room))) == 1
    assert found == []


def test_where_there_is_room_the_gallery_shows_recipes_side_by_side(qtbot, monkeypatch):
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SCREENS["1024 × 640"])
    gallery = RecipeGallery()
    qtbot.addWidget(gallery)
    gallery.show()

    def top(row: int) -> int:
        return gallery.list.visualItemRect(gallery.list.item(row)).top()

    qtbot.waitUntil(lambda: top(0) == top(1))
    assert top(2) > top(1)


def test_the_page_of_help_has_more_room_than_the_list(qtbot, room):
    manual = ManualWindow()
    qtbot.addWidget(manual)
    manual.show()
    assert manual.page.width() > 1.3 * manual.list.width()
