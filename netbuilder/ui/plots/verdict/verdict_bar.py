"""The verdict on the run in the plots, and the button that does what it offers to try."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from netbuilder.project.verdict import Verdict, verdict_of
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.style.verdict_colours import verdict_colour
from netbuilder.ui.widgets.eliding_label import elided
from netbuilder.ui.widgets.labels import plain_tip, rich_label
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from netbuilder.project.run import Run

_LEEWAY = 4
"""Pixels by which words in HTML may be wider than they measure."""


class VerdictBar(QWidget):
    """A line about the run that is drawn strongest, once it is over.

    Signals:
        changed(): another run is spoken of, or none.
        suggestion_chosen(): what the verdict offers is to be done.
    """

    changed = Signal()
    suggestion_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run: Run | None = None
        self.verdict: Verdict | None = None
        self.words = rich_label(self)
        self.words.setWordWrap(True)
        self.words.installEventFilter(self)
        self._is_low = False
        self.words.setAccessibleName(_("Verdict"))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self)
        self.button.setAccessibleName(_("Suggestions"))
        self.button.clicked.connect(self.suggestion_chosen)
        self.button.hide()
        self.setAccessibleName(_("Verdict"))
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def save_height(self, is_low: bool) -> None:
        """Write a single line, as much as has room, with the whole verdict as tool tip."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.words.setWordWrap(not is_low)
            policy = QSizePolicy.Policy
            across = policy.Ignored if is_low else policy.Preferred
            self.words.setSizePolicy(across, policy.Preferred)
            self._write()

    def show_run(self, run: Run | None) -> None:
        """Speak of another run; of none, e.g. while one is under way, nothing is said."""
        if run is self.run:
            return
        self.run, self.verdict = run, None if run is None else verdict_of(run)
        self._write()
        self.changed.emit()
        self.setVisible(run is not None)

    def offer(self, title: str) -> None:
        """Offer to do something, or with no title nothing."""
        self.button.setText(title)
        self.button.setAccessibleName(title or _("Suggestions"))
        self.button.setVisible(bool(title))

    def _write(self) -> None:
        if self.verdict is None or self.run is None:
            return
        verdict, theme = self.verdict, theme_of(self.palette())
        name, title, sentence = f"{self.run.name}:", f"{verdict.title}.", verdict.sentence
        self.words.setToolTip(plain_tip(f"{name} {title} {sentence}") if self._is_low else "")
        if self._is_low:
            name, title, sentence = self._shortened(title, sentence)
        colour = verdict_colour(verdict.severity, theme)
        bold = f"<b style='color:{colour}'>{escape(title)}</b>"
        self.words.setText(f"{escape(name)} {bold} {escape(sentence)}".strip())
        self.setAccessibleDescription(verdict.words())

    def _shortened(self, title: str, sentence: str) -> tuple[str, str, str]:
        """Return no name, and of title and sentence what has room in one line."""
        font = QFont(self.words.font())
        font.setBold(True)
        bold, usual = QFontMetrics(font), self.words.fontMetrics()
        room = self.words.width()
        left = room - bold.horizontalAdvance(f"{title} ") - _LEEWAY
        words = elided(sentence, usual, left) if left > 0 else ""
        return "", elided(title, bold, room), words if " " in words else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write what has room now, beside the button or without it."""
        if event.type() == QEvent.Type.Resize and self._is_low:
            self._write()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()
