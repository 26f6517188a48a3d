"""The knobs that were turned in the training under way, or in the one that ended last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netbuilder.ui.forms.rows import section_heading
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.training.run_words import turns_text
from netbuilder.ui.widgets.labels import rich_label
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.trainer.live import LiveSeries
    from netbuilder.ui.trainer.steering import Steering

_MOST_TURNS: Final = 200
"""Number of turns that are listed; all of them are kept in the run."""


class RunTurns(QWidget):
    """A list, the newest first; hidden where nothing was turned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steering: Steering | None = None
        self._live: LiveSeries | None = None
        self._words = rich_label()
        self._words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section_heading(_("Changes so far")))
        layout.addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        """The list as HTML."""
        return self._words.text()

    def show_turns(self, steering: Steering | None, live: LiveSeries | None) -> None:
        """List the turns of a training, each with its place among the epochs that are done."""
        self._steering, self._live = steering, live
        is_there = steering is not None and bool(steering.changes)
        self.setVisible(is_there)
        if steering is not None and live is not None and is_there:
            muted = theme_of(self.palette()).muted
            self._words.setText(turns_text(steering, live, muted=muted, most=_MOST_TURNS))

    def changeEvent(self, event: QEvent) -> None:
        """Write the turns in the theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_turns(self._steering, self._live)
