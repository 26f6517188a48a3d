"""The questions that rooms ask a person, and what may be answered.

`shell.dialogs.QtDialogs` asks them with dialogs; a test answers them of itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from netbuilder.files.stamp import is_protected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from netbuilder.blocks.settings import Setting
    from netbuilder.engine.exporting import Options
    from netbuilder.errors import NetBuilderError
    from netbuilder.files.unfinished import Unfinished
    from netbuilder.project.document import Document
    from netbuilder.project.run_diff import Comparison
    from netbuilder.ui.actions.shortcuts import ShortcutSection

MOST_EPOCHS = 10_000


class Unsaved(Enum):
    """Choice about unsaved work."""

    SAVE = "save"
    SAVE_ALL = "save_all"
    DISCARD = "discard"
    CANCEL = "cancel"


class Overwrite(Enum):
    """Choice where a file would be overwritten."""

    OVERWRITE = "overwrite"
    ELSEWHERE = "elsewhere"
    CANCEL = "cancel"


class Changed(Enum):
    """Choice about a file that has changed."""

    ELSEWHERE = "elsewhere"
    OVERWRITE = "overwrite"
    SHOW = "show"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two documents.

    Attributes:
        document: What it holds; None where it cannot be read.
        written_ns: Time of the last writing, in ns of Unix time, where that is known.
        trouble: Reason why it cannot be read.
    """

    document: Document | None
    written_ns: int | None
    trouble: str = ""


class Door(Enum):
    """Way to begin."""

    RECIPE = "recipe"
    EMPTY = "empty"
    DIGIT = "digit"
    TOUR = "tour"


class Interrupted(Enum):
    """Choice about a training that was interrupted."""

    RESUME = "resume"
    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


class Recovery(Enum):
    """Choice about work that was never saved."""

    OPEN = "open"
    DISCARD = "discard"
    LATER = "later"


class SeveralDigits(Enum):
    """Choice of what to read on a picture of several digits."""

    LARGER = "larger"
    EACH = "each"
    ONE = "one"
    """All of them together: they are one digit in several pieces."""
    CANCEL = "cancel"


class FileKind(NamedTuple):
    """A kind of file: what it is called, and how its files end."""

    title: str
    suffix: str


class Dialogs(Protocol):
    """Asks and shows, and waits for the answer."""

    def ask_open_path(self, folder: str) -> Path | None:
        """Ask for a file to open."""

    def ask_picture_path(self) -> Path | None:
        """Ask for a picture of a digit."""

    def ask_beginning(self) -> Door | None:
        """Ask for a way to begin."""

    def ask_recipe(self) -> str | None:
        """Ask for a recipe, by its name."""

    def ask_save_path(
        self, title: str, suggestion: str, *, kinds: Sequence[FileKind]
    ) -> Path | None:
        """Ask for a file of one of these kinds to write; its suffix is added where missing."""

    def ask_options(self, title: str, settings: Sequence[Setting]) -> Options | None:
        """Ask how these settings are to be, by name."""

    def ask_unsaved(self, name: str, *, unkept: str = "") -> Unsaved:
        """Ask what to do with unsaved work; `unkept` says which weights a save would leave out."""

    def ask_changed(self, name: str, *, mine: Version, theirs: Version) -> Changed:
        """Ask what to do with a file that somebody else has written since."""

    def ask_protected(self, name: str) -> Overwrite:
        """Ask whether a write-protected file is to be replaced."""

    def ask_replace_custom_block(self, name: str) -> Overwrite:
        """Ask whether another custom block of the same name is to be replaced."""

    def ask_stop_training(self) -> bool:
        """Ask whether a training under way may be ended."""

    def ask_recover(self, when: str) -> Recovery:
        """Ask whether work that was never saved is to be opened, discarded, or left for later."""

    def ask_epochs(self, question: str, start: int, *, most: int = MOST_EPOCHS) -> int | None:
        """Ask for how many more epochs to train, at most so many."""

    def ask_folder(self, title: str, start: str) -> Path | None:
        """Ask for a folder."""

    def ask_colour(self, present: str) -> str | None:
        """Ask for a colour, `#rrggbb`, beginning with the present one."""

    def ask_empty_trash(self, count: int) -> bool:
        """Ask whether deleted runs are to be deleted permanently."""

    def ask_several_digits(self, picture: str, count: int) -> SeveralDigits:
        """Ask what to read on a picture, called `picture`, that shows so many digits."""

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what two runs differ in."""

    def ask_interrupted(self, runs: Sequence[Unfinished]) -> tuple[Interrupted, Unfinished]:
        """Ask what to do with which interrupted training; Esc leaves all for the next start."""

    def show_error(self, error: NetBuilderError) -> None:
        """Show what was found, what was expected, what to do."""

    def show_text(self, title: str, html: str) -> None:
        """Show a page of words."""

    def show_shortcuts(self, sections: Sequence[ShortcutSection]) -> None:
        """Show what keys and the mouse do."""


def ask_where(ask: Callable[[], Path | None], dialogs: Dialogs) -> Path | None:
    """Ask for a file to export to, again where a protected one is not to be replaced."""
    while (path := ask()) is not None and is_protected(path):
        answer = dialogs.ask_protected(path.name)
        if answer is Overwrite.OVERWRITE:
            break
        if answer is Overwrite.CANCEL:
            return None
    return path
