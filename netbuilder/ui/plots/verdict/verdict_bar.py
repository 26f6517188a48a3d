"""The verdict on the run in the plots, and the button that does what it offers to try."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from netbuilder.project.verdict import Verdict, verdict_of
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.style.verdict_colours import verdict_colour
from netbuilder.ui.widgets.labels import rich_label
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.run import Run


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
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

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
        colour = verdict_colour(verdict.severity, theme)
        title = f"<b style='color:{colour}'>{escape(verdict.title)}.</b>"
        self.words.setText(f"{escape(self.run.name)}: {title} {escape(verdict.sentence)}")
        self.setAccessibleDescription(verdict.words())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()
