"""The language of the window: as the system has it, or as the person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal, Slot

from netbuilder.languages import languages, speak
from netbuilder.words import ENGLISH, _

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

SYSTEM: Final = "system"
"""The choice of whatever the system speaks."""
_KEY: Final = "language"


class LanguageChoice(QObject):
    """Remembers which language the next start is to speak.

    Signals:
        told(sentence): a choice takes effect at the next start.
    """

    told = Signal(str)

    @property
    def offered(self) -> tuple[str, ...]:
        """Languages that can be chosen: the system's, then the codes of all that there are."""
        return (SYSTEM, *languages())

    @property
    def choice(self) -> str:
        """Language that is chosen; the system's where the chosen one is no longer there."""
        return _chosen()

    @Slot(str)
    def choose(self, code: str) -> None:
        """Remember a choice."""
        if code != self.choice:
            QSettings().setValue(_KEY, code)
            self.told.emit(_("NetBuilder will use this language the next time it starts."))


def start_language(application: QCoreApplication) -> None:
    """Let the program speak the chosen language: its own words, its numbers, and Qt's words."""
    choice = _chosen()
    code = speak(QLocale.system().uiLanguages() if choice == SYSTEM else [choice])
    locale = QLocale(code)
    QLocale.setDefault(locale)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        application.installTranslator(translator)


def native_name(code: str) -> str:
    """Return what a language calls itself; its code where Qt does not know it."""
    locale = QLocale(code)
    if not locale.name().startswith(code):
        return code
    return "English" if code == ENGLISH else locale.nativeLanguageName()


def _chosen() -> str:
    stored = str(QSettings().value(_KEY, SYSTEM))
    return stored if stored in languages() else SYSTEM
