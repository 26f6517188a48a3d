"""The main job of the program, by whatever means: from the first start to a model opened again."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from at_the_window import SLOWLY, Eyes, dialog_has_the_keys, lead, say
from PySide6.QtWidgets import QApplication
from real_keys import press, type_text

if TYPE_CHECKING:
    from netbuilder.ui.shell.window import MainWindow


class MainJob(ABC):
    """A person who does it; subclasses have the hands."""

    def __init__(self, window: MainWindow, eyes: Eyes, folder: Path) -> None:
        self.window, self.eyes, self.folder = window, eyes, folder

    def live(self) -> None:
        self.begin_with_nothing()
        self.build()
        self.set()
        self.train()
        self.draw()
        self.eyes.wait_until(lambda: self.pad.is_answered)
        say("read", self.eyes.see(lambda: self.pad.status))
        answer = self.eyes.see(lambda: self.pad.bars.probabilities)
        self.export(self.folder / "mine.keras")
        self.save(self.folder / "mine.netb")
        self.read_again(self.folder / "mine.keras", answer)
        self.command("quit")

    @abstractmethod
    def begin_with_nothing(self) -> None:
        """Choose at the first start to build a network of one's own."""

    @abstractmethod
    def build(self) -> None: ...

    @abstractmethod
    def set(self) -> None:
        """Set what the network and its training need; one epoch is enough."""

    @abstractmethod
    def train(self) -> None: ...

    @abstractmethod
    def draw(self) -> None: ...

    @abstractmethod
    def command(self, verb: str) -> None:
        """Have the program do what a verb of the menu *File* says."""

    @property
    def pad(self):
        return self.window.panels.pad

    def export(self, path: Path) -> None:
        self.command("export")
        self.name_file(path)
        self.eyes.wait_until(path.is_file, seconds=SLOWLY)

    def save(self, path: Path) -> None:
        self.command("save")
        self.name_file(path)
        self.eyes.wait_until(lambda: not self.window.isWindowModified())

    def read_again(self, path: Path, answer: tuple[float, ...]) -> None:
        """Have the file of the trained network answer the same drawing."""
        self.command("new")
        self.eyes.wait_until(lambda: not self.has_runs() and self.pad.is_answered)
        say("between", self.eyes.see(lambda: self.pad.status))
        self.command("open")
        self.name_file(path)
        self.eyes.wait_until(lambda: self.has_runs() and self.pad.is_answered)
        again = self.eyes.see(lambda: self.pad.bars.probabilities)
        say("again", max(abs(one - other) for one, other in zip(answer, again, strict=True)))

    def has_runs(self) -> bool:
        return bool(self.window.session.document.runs)

    def name_file(self, path: Path) -> None:
        """Type a name into a dialog for files; the list of names may be above its buttons."""
        self.eyes.wait_until(dialog_has_the_keys)
        type_text(str(path))
        press("Return")
        self.eyes.wait_until(lambda: QApplication.activeModalWidget() is None)


def do_main_job(person: type[MainJob]) -> int:
    """Let a person do it in the folder that the command line names; 0 where all went well."""
    folder = Path(sys.argv[1])
    return lead(
        lambda window, eyes: person(window, eyes, folder).live(), picture=folder / "failed.png"
    )
