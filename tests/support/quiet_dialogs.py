"""Dialogs that answer as a test says, and note what they were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.document.dialogs import (
    Changed,
    Interrupted,
    Overwrite,
    Recovery,
    SeveralDigits,
    Unsaved,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netbuilder.blocks.settings import Setting
    from netbuilder.engine.exporting import Options
    from netbuilder.errors import NetBuilderError
    from netbuilder.files.unfinished import Unfinished
    from netbuilder.project.run_diff import Comparison
    from netbuilder.ui.actions.shortcuts import ShortcutSection
    from netbuilder.ui.document.dialogs import Door, FileKind, Version


class QuietDialogs:
    """Stands in for `netbuilder.ui.shell.dialogs.qt_dialogs.Dialogs`."""

    def __init__(self) -> None:
        self.open_path: Path | None = None
        self.save_path: Path | None = None
        self.suggested: list[str] = []
        self.kinds: list[FileKind] = []
        self.options: Options | None = {}
        self.recipe: str | None = None
        self.beginning: Door | None = None
        self.beginnings = 0
        self.unsaved = Unsaved.DISCARD
        self.unkept = ""
        self.changed = [Changed.CANCEL]
        self.versions: list[tuple[Version, Version]] = []
        self.protected = Overwrite.CANCEL
        self.replace_custom_block = Overwrite.OVERWRITE
        self.may_stop = True
        self.recovery = Recovery.OPEN
        self.interrupted = [Interrupted.RESUME]
        self.runs: list[Unfinished] = []
        self.resumed = ""
        self.more_epochs: int | None = 5
        self.folder: Path | None = None
        self.colour: str | None = "#123456"
        self.may_empty_trash = True
        self.several_digits = SeveralDigits.LARGER
        self.comparisons: list[Comparison] = []
        self.errors: list[NetBuilderError] = []
        self.texts: list[str] = []
        self.asked: list[str] = []

    def ask_open_path(self, folder: str) -> Path | None:
        self.asked.append("open")
        return self.open_path

    def ask_picture_path(self) -> Path | None:
        self.asked.append("picture")
        return self.open_path

    def ask_beginning(self) -> Door | None:
        self.beginnings += 1
        return self.beginning

    def ask_recipe(self) -> str | None:
        self.asked.append("recipe")
        return self.recipe

    def ask_save_path(
        self, title: str, suggestion: str, *, kinds: Sequence[FileKind]
    ) -> Path | None:
        self.asked.append("save")
        self.suggested.append(suggestion)
        self.kinds = list(kinds)
        return self.save_path

    def ask_options(self, title: str, settings: Sequence[Setting]) -> Options | None:
        self.asked.append(f"options {' '.join(setting.name for setting in settings)}")
        return self.options

    def ask_unsaved(self, name: str, *, unkept: str = "") -> Unsaved:
        self.asked.append("unsaved")
        self.unkept = unkept
        return self.unsaved

    def ask_changed(self, name: str, *, mine: Version, theirs: Version) -> Changed:
        self.asked.append("changed")
        self.versions.append((mine, theirs))
        return self.changed.pop(0)

    def ask_protected(self, name: str) -> Overwrite:
        self.asked.append(f"protected {name}")
        return self.protected

    def ask_replace_custom_block(self, name: str) -> Overwrite:
        self.asked.append(f"replace {name}")
        return self.replace_custom_block

    def ask_stop_training(self) -> bool:
        self.asked.append("stop")
        return self.may_stop

    def ask_recover(self, when: str) -> Recovery:
        self.asked.append("recover")
        return self.recovery

    def ask_epochs(self, question: str, start: int, *, most: int = 10_000) -> int | None:
        self.asked.append(question)
        return self.more_epochs

    def ask_folder(self, title: str, start: str) -> Path | None:
        self.asked.append("folder")
        return self.folder

    def ask_colour(self, present: str) -> str | None:
        self.asked.append(f"colour {present}")
        return self.colour

    def ask_empty_trash(self, count: int) -> bool:
        self.asked.append(f"empty {count}")
        return self.may_empty_trash

    def ask_several_digits(self, picture: str, count: int) -> SeveralDigits:
        self.asked.append(f"{count} digits on {picture}")
        return self.several_digits

    def show_comparison(self, comparison: Comparison) -> None:
        self.comparisons.append(comparison)

    def ask_interrupted(self, runs: Sequence[Unfinished]) -> tuple[Interrupted, Unfinished]:
        self.asked.append("interrupted")
        run = next((run for run in runs if run.name == self.resumed), runs[0])
        self.runs.append(run)
        return self.interrupted.pop(0), run

    def show_error(self, error: NetBuilderError) -> None:
        self.errors.append(error)

    def show_text(self, title: str, html: str) -> None:
        self.texts.append(html)

    def show_shortcuts(self, sections: Sequence[ShortcutSection]) -> None:
        rows = (one for section in sections for one in section.shortcuts)
        headings = (section.heading for section in sections)
        self.texts.append("\n".join((*headings, *(f"{one.deed}\t{one.way}" for one in rows))))
