"""Answers of the network, spoken once the pen rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from netbuilder.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from netbuilder.ui.pad.panel import PadPanel

_REST_MS = 600
"""Time without another answer after which one is spoken: a moving pen changes it all the time."""


class SpokenAnswers(QObject):
    """Lets a screen reader say what the pad's sentence says, but nothing twice in a row."""

    def __init__(self, panel: PadPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._said = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._speak)
        panel.answered.connect(self._on_answered)
        panel.emptied.connect(self._on_emptied)

    @Slot()
    def _on_answered(self) -> None:
        self._rest.start()

    @Slot()
    def _speak(self) -> None:
        if self._panel.status != self._said:
            self._said = self._panel.status
            announce(self._panel.canvas, self._said)

    @Slot()
    def _on_emptied(self) -> None:
        self._rest.stop()
        self._said = ""
