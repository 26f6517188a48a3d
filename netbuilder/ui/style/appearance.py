"""Light or dark: as the system has it, or as the person chose."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSettings, Qt, Signal, Slot

from netbuilder.ui.style.theme import DARK, LIGHT, Theme, palette_of, style_sheet
from netbuilder.words import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_KEY = "appearance"


class Appearance(StrEnum):
    """Appearance that the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


TITLES: Final = {
    Appearance.SYSTEM: N_("Same as system"),
    Appearance.LIGHT: N_("Light"),
    Appearance.DARK: N_("Dark"),
}
_STORED_ONCE: Final = {
    "As the system": Appearance.SYSTEM,
    "Light": Appearance.LIGHT,
    "Dark": Appearance.DARK,
}
"""Words that were stored before choices had identifiers."""


class AppearanceKeeper(QObject):
    """Applies the theme to the application, follows the system, remembers the choice.

    Signals:
        changed(): another theme is in force.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._choice = _stored_choice()
        self._apply()

    @property
    def choice(self) -> Appearance:
        """Appearance that is chosen."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        if self._choice is Appearance.SYSTEM:
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is Appearance.DARK else LIGHT

    def choose(self, choice: Appearance) -> None:
        """Choose, and remember it."""
        self._choice = choice
        QSettings().setValue(_KEY, choice.value)
        self._apply()

    @Slot()
    def switch(self) -> None:
        """Choose the other of light and dark."""
        self.choose(Appearance.LIGHT if self.theme is DARK else Appearance.DARK)

    @Slot()
    def _on_system_changed(self) -> None:
        if self._choice is Appearance.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._application.setPalette(palette_of(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
        self.changed.emit()


def _stored_choice() -> Appearance:
    stored = str(QSettings().value(_KEY, Appearance.SYSTEM.value))
    if stored in set(Appearance):
        return Appearance(stored)
    return _STORED_ONCE.get(stored, Appearance.SYSTEM)
