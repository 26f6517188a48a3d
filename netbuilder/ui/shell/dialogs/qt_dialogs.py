"""The dialogs that a person sees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QMessageBox,
    QWidget,
)

from netbuilder.data.picture_kinds import SUFFIXES
from netbuilder.ui.document.dialogs import (
    MOST_EPOCHS,
    Changed,
    Interrupted,
    Overwrite,
    Recovery,
    SeveralDigits,
    Unsaved,
)
from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.runs.comparison_dialog import ComparisonDialog
from netbuilder.ui.shell.dialogs.changed_dialog import ChangedDialog
from netbuilder.ui.shell.dialogs.epochs_dialog import EpochsDialog
from netbuilder.ui.shell.dialogs.interrupted_dialog import InterruptedDialog
from netbuilder.ui.shell.dialogs.options_dialog import OptionsDialog
from netbuilder.ui.shell.dialogs.overwrite_box import custom_block_box, protected_box
from netbuilder.ui.shell.dialogs.page_dialog import PageDialog
from netbuilder.ui.shell.dialogs.question import (
    empty_trash,
    leave_training,
    recover_work,
    several_digits,
    unsaved_work,
)
from netbuilder.ui.shell.dialogs.save_dialog import SaveDialog
from netbuilder.ui.shell.dialogs.shortcuts_dialog import ShortcutsDialog
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.blocks.settings import Setting
    from netbuilder.engine.exporting import Options
    from netbuilder.errors import NetBuilderError
    from netbuilder.files.unfinished import Unfinished
    from netbuilder.project.run_diff import Comparison
    from netbuilder.ui.actions.shortcuts import ShortcutSection
    from netbuilder.ui.document.dialogs import Door, FileKind, Version


class QtDialogs:
    """Asks with Qt's dialogs, above `parent`."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def ask_open_path(self, folder: str) -> Path | None:
        """Ask for a file to open."""
        kinds = ";;".join(
            (
                _("Projects and models (*.netb *.keras)"),
                _("NetBuilder project (*.netb)"),
                _("Keras model (*.keras)"),
                _("All files (*)"),
            )
        )
        name, _kind = QFileDialog.getOpenFileName(self._parent, _("Open"), folder, kinds)
        return Path(name) if name else None

    def ask_picture_path(self) -> Path | None:
        """Ask for a picture of a digit."""
        images = _("Images ({suffixes})").format(suffixes=" ".join(f"*{s}" for s in SUFFIXES))
        # What is not read is named for what it is; what is not listed, nobody can ask about.
        kinds = ";;".join((images, _("All files (*)")))
        name, _kind = QFileDialog.getOpenFileName(self._parent, _("Open image"), "", kinds)
        return Path(name) if name else None

    def ask_beginning(self) -> Door | None:
        """Ask for a way to begin.

        The page is imported here: most starts never show it.
        """
        from netbuilder.ui.recipes.welcome import Welcome

        page = Welcome(self._parent)
        page.exec()
        return page.chosen

    def ask_recipe(self) -> str | None:
        """Ask for a recipe, by its name."""
        gallery = RecipeGallery(self._parent)
        return gallery.chosen if gallery.exec() else None

    def ask_save_path(
        self, title: str, suggestion: str, *, kinds: Sequence[FileKind]
    ) -> Path | None:
        """Ask for a file of one of these kinds to write; its suffix is added where missing."""
        dialog = SaveDialog(title, suggestion, kinds=kinds, parent=self._parent)
        return dialog.path if dialog.exec() else None

    def ask_options(self, title: str, settings: Sequence[Setting]) -> Options | None:
        """Ask how these settings are to be, by name."""
        dialog = OptionsDialog(title, settings, parent=self._parent)
        return dialog.options if dialog.exec() else None

    def ask_unsaved(self, name: str, *, unkept: str = "") -> Unsaved:
        """Ask what to do with unsaved work; `unkept` says which weights a save would leave out."""
        question = unsaved_work(name, unkept=unkept, parent=self._parent)
        answer, keep_all = question.ask(), question.checkBox()
        if answer is Unsaved.SAVE and keep_all is not None and keep_all.isChecked():
            return Unsaved.SAVE_ALL
        return answer

    def ask_changed(self, name: str, *, mine: Version, theirs: Version) -> Changed:
        """Ask what to do with a file that somebody else has written since."""
        dialog = ChangedDialog(name, mine=mine, theirs=theirs, parent=self._parent)
        dialog.exec()
        return dialog.answer

    def ask_protected(self, name: str) -> Overwrite:
        """Ask whether a write-protected file is to be replaced."""
        box = protected_box(name, self._parent)
        box.exec()
        return box.answer

    def ask_replace_custom_block(self, name: str) -> Overwrite:
        """Ask whether another custom block of the same name is to be replaced."""
        box = custom_block_box(name, self._parent)
        box.exec()
        return box.answer

    def ask_stop_training(self) -> bool:
        """Ask whether a training under way may be ended."""
        return leave_training(self._parent).ask()

    def ask_recover(self, when: str) -> Recovery:
        """Ask whether work that was never saved is to be opened, discarded, or left for later."""
        return recover_work(when, self._parent).ask()

    def ask_epochs(self, question: str, start: int, *, most: int = MOST_EPOCHS) -> int | None:
        """Ask for how many more epochs to train, at most so many."""
        dialog = EpochsDialog(question, start, most=most, parent=self._parent)
        return dialog.epochs if dialog.exec() else None

    def ask_folder(self, title: str, start: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self._parent, title, start)
        return Path(name) if name else None

    def ask_colour(self, present: str) -> str | None:
        """Ask for a colour, `#rrggbb`, beginning with the present one."""
        colour = QColorDialog.getColor(QColor(present), self._parent, _("Colour of the run"))
        return colour.name() if colour.isValid() else None

    def ask_empty_trash(self, count: int) -> bool:
        """Ask whether deleted runs are to be deleted permanently."""
        return empty_trash(count, self._parent).ask()

    def ask_several_digits(self, picture: str, count: int) -> SeveralDigits:
        """Ask what to read on a picture, called `picture`, that shows so many digits."""
        return several_digits(picture, count, self._parent).ask()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what two runs differ in."""
        ComparisonDialog(comparison, self._parent).exec()

    def ask_interrupted(self, runs: Sequence[Unfinished]) -> tuple[Interrupted, Unfinished]:
        """Ask what to do with which interrupted training; Esc leaves all for the next start."""
        dialog = InterruptedDialog(runs, self._parent)
        dialog.exec()
        return dialog.answer, dialog.run

    def show_error(self, error: NetBuilderError) -> None:
        """Show what was found, what was expected, what to do."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("NetBuilder"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(error.subject)
        lines = []
        if error.found:
            lines.append(_("Found: {found}").format(found=error.found))
        if error.expected:
            lines.append(_("Expected: {expected}").format(expected=error.expected))
        if error.advice:
            lines.append(error.advice)
        box.setInformativeText("\n".join(lines))
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.exec()

    def show_text(self, title: str, html: str) -> None:
        """Show a page of words."""
        PageDialog(title, html, self._parent).exec()

    def show_shortcuts(self, sections: Sequence[ShortcutSection]) -> None:
        """Show what keys and the mouse do."""
        ShortcutsDialog(sections, self._parent).exec()
