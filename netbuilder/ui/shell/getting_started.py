"""Getting started: the page of three doors, at the first start and in the menu Help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSettings, Signal, Slot

from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import Door
from netbuilder.ui.shell.window_layout import has_kept_layout

if TYPE_CHECKING:
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.shell.files.file_controller import FileController
    from netbuilder.ui.shell.panels import Panels

_WELCOME: Final = "start/welcome"
_SEEN, _DUE = "seen", "due"


def mark_seen() -> None:
    """Take the page as seen, so that no start shows it by itself."""
    QSettings().setValue(_WELCOME, _SEEN)


class GettingStarted(Controller):
    """Leads through the door that is chosen.

    Signals:
        tour_wanted(): the person would rather be shown around.
    """

    tour_wanted = Signal()

    def __init__(
        self,
        context: Context,
        files: FileController,
        panels: Panels,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._files = files
        self._panels = panels

    @property
    def is_due(self) -> bool:
        """True at a first start, and at the next if the first had something else to show."""
        known = QSettings().value(_WELCOME)
        return known == _DUE or (known is None and not has_kept_layout())

    def welcome(self) -> None:
        """Show the page at a first start, and never again by itself."""
        if self.is_due:
            self.show_doors()

    def postpone(self) -> None:
        """Leave the page of a first start to the next one."""
        if self.is_due:
            QSettings().setValue(_WELCOME, _DUE)

    @Slot()
    def show_doors(self) -> None:
        """Ask for a way to begin, and take it."""
        mark_seen()
        match self._dialogs.ask_beginning():
            case Door.RECIPE:
                self._files.choose_recipe()
            case Door.EMPTY:
                self._files.new()
            case Door.DIGIT:
                self._panels.show_pad()
            case Door.TOUR:
                self.tour_wanted.emit()
            case _:
                pass
