"""A small question mark that leads to a help page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from netbuilder.ui.style.icons import icon
from netbuilder.ui.style.theme import theme_of

_SIGN = QSize(16, 16)


class HelpButton(QToolButton):
    """Is clicked to have something explained; its name says what."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setIconSize(_SIGN)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.name_it(name)
        self._paint_icon()

    def name_it(self, name: str) -> None:
        """Say what it explains, where the mouse rests and to whoever listens."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        theme = theme_of(self.palette())
        self.setIcon(icon("help", colour=theme.muted, disabled=theme.border))
