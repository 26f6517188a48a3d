"""A quiet list of what happened."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QTime, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from netbuilder.ui.style.log_severity import LogSeverity
from netbuilder.ui.style.theme import Theme, theme_of
from netbuilder.words import _

MOST_LINES = 2000
_SIGNS: Final = {LogSeverity.SUCCESS: "✓", LogSeverity.WARNING: "?", LogSeverity.ERROR: "!"}
"""Signs of severities, for those to whom their colours are alike; problems have the same."""


@dataclass(frozen=True, slots=True)
class _Line:
    time: str
    text: str
    severity: LogSeverity


class LogPanel(QPlainTextEdit):
    """Time and sentence of what happened, the newest at the end, at most `MOST_LINES` of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: deque[_Line] = deque(maxlen=MOST_LINES)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setMaximumBlockCount(MOST_LINES)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(_("Events are logged here."))
        self.setAccessibleName(_("Log"))
        self.document().setDocumentMargin(8)

    def add(self, text: str, *, severity: LogSeverity = LogSeverity.INFO) -> None:
        """Note a sentence at the present time; a list that shows its end goes on doing so."""
        line = _Line(QTime.currentTime().toString("HH:mm:ss"), " ".join(text.split()), severity)
        self._lines.append(line)
        self._write(line, theme=theme_of(self.palette()))

    @Slot()
    def forget(self) -> None:
        """Empty the list."""
        self._lines.clear()
        self.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Write all lines again in the theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.clear()
            theme = theme_of(self.palette())
            for line in self._lines:
                self._write(line, theme=theme)

    def _write(self, line: _Line, *, theme: Theme) -> None:
        colours = {
            LogSeverity.INFO: theme.text,
            LogSeverity.SUCCESS: theme.success,
            LogSeverity.WARNING: theme.warning,
            LogSeverity.ERROR: theme.error,
        }
        colour, sign = colours[line.severity], _SIGNS.get(line.severity, "&nbsp;")
        self.appendHtml(
            f'<span style="color:{theme.muted}">{line.time}</span>&nbsp;'
            f'<span style="color:{colour}"><b>{sign}</b>&nbsp;{escape(line.text)}</span>'
        )
