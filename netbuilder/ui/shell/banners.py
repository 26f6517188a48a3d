"""Quiet words above the canvas: what to look out for, and whether canvas and run differ."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from netbuilder.ui.shell.dismissed import dismiss, is_dismissed, show_again
from netbuilder.ui.widgets.announcement import announce
from netbuilder.ui.widgets.banner import AROUND_LINE, LINES, Banner
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.session import Session


class Banners(QWidget):
    """The project's notes, and warnings.

    These are of work that cannot be read, of a file that another window has, of what a save left
    out, and of a run that trains another network than the one shown. The most pressing come first
    where there is little height.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.notes = Banner(closable=True)
        self.weights = Banner(closable=True, action=_("Keep all"))
        self.difference = Banner(closable=False)
        self.left_in_place = Banner(closable=True)
        self.copy = Banner(closable=True)
        self._copy_of: Path | None = None
        self._height: int | None = None
        self._are_notes_asked = False
        self._sentences: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._banners = (
            self.left_in_place,
            self.copy,
            self.difference,
            self.weights,
            self.notes,
        )
        for banner in self._banners:
            layout.addWidget(banner)
            banner.changed.connect(self._share_lines)
        session.loaded.connect(self._on_loaded)
        self.notes.dismissed.connect(self._on_notes_dismissed)

    def take_height(self, height: int) -> None:
        """Show no more than what has room in so many pixels; the rest waits."""
        if height != self._height:
            self._height = height
            self._share_lines()

    @Slot()
    def _share_lines(self) -> None:
        """Show a banner in two lines, or two in one each; what is less pressing waits for room."""
        wanted = [banner for banner in self._banners if banner.is_wanted]
        wanted.sort(key=self._is_asked, reverse=True)
        most = self._most_lines(len(wanted))
        lines = max(1, most // max(1, len(wanted)))
        for place, banner in enumerate(wanted):
            banner.limit(lines if place < most else 0)

    def _most_lines(self, wanted: int) -> int:
        """Return the lines that have room, of one banner or of two with one each."""
        if self._height is None:
            return LINES
        line = self.fontMetrics().lineSpacing()
        around = AROUND_LINE * min(LINES, wanted)
        if self._height >= LINES * line + around:
            return LINES
        return 1 if self._height >= line + AROUND_LINE or self._are_notes_asked else 0

    def _is_asked(self, banner: Banner) -> bool:
        return banner is self.notes and self._are_notes_asked

    @Slot()
    def _on_loaded(self) -> None:
        self._are_notes_asked = False
        is_wanted = not is_dismissed(self._session.project.notes)
        self.notes.say(self._notes() if is_wanted else "")
        if is_wanted:
            announce(self, _(self._session.project.notes))

    @Slot()
    def show_notes(self) -> None:
        """Show the project's notes before all else, also where they were dismissed."""
        self._are_notes_asked = True
        show_again(self._session.project.notes)
        self.notes.say(self._notes() or escape(_("This project has no notes.")))

    @Slot()
    def _on_notes_dismissed(self) -> None:
        dismiss(self._session.project.notes)
        self._are_notes_asked = False
        self._share_lines()

    def _notes(self) -> str:
        project = self._session.project
        title = f"<b>{escape(_(project.title))}.</b> " if project.title else ""
        return f"{title}{escape(_(project.notes))}" if project.notes else ""

    def say_left_in_place(self, sentence: str) -> None:
        """Say, until it is dismissed, what of the work of a former start cannot be read."""
        self._sentences.append(sentence)
        self.left_in_place.say("<br>".join(map(escape, self._sentences)))

    def show_copy_of(self, file: Path | None) -> None:
        """Say, until it is dismissed, of which file that another window has this is a copy."""
        if file == self._copy_of:
            return
        self._copy_of = file
        words = _(
            "“{name}” is open in another NetBuilder window. This is a copy: save it "
            "under another name."
        )
        said = "" if file is None else words.format(name=file.name)
        self.copy.say(escape(said))
        announce(self, said)

    def show_difference(self, differs: bool) -> None:
        """Say, or no longer say, that the canvas has changed since Train was pressed."""
        said = _(
            "The canvas has changed. The training in progress continues with the "
            "network it started with."
        )
        if differs and not self.difference.is_wanted:
            announce(self, said)
        self.difference.say(said if differs else "")
