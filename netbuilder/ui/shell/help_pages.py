"""Pages of the menu Help: blocks and methods, the shortcuts, and About."""

from __future__ import annotations

from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from netbuilder.ui.actions.shortcuts import shortcut_sections
from netbuilder.ui.document.controller import Controller
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.ui.actions import Verb
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.shell.manual.window import ManualWindow


class HelpPages(Controller):
    """Shows the pages of the menu Help."""

    def __init__(
        self, context: Context, verbs: Sequence[Verb], parent: QObject | None = None
    ) -> None:
        super().__init__(context, parent)
        self._verbs = verbs
        self.manual: ManualWindow | None = None
        """The window with the help pages, once it was asked for."""

    @Slot()
    def show_manual(self) -> None:
        """Show the help pages of blocks and of what a plan chooses from, beside the window.

        They are imported here, since most starts never show them.
        """
        if self.manual is None:
            from netbuilder.ui.shell.manual.window import ManualWindow

            parent = self.parent()
            self.manual = ManualWindow(parent if isinstance(parent, QWidget) else None)
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show the help page with this key, such as `block/Dense`."""
        self.show_manual()
        if self.manual is not None:
            self.manual.show_page(key)

    @Slot()
    def show_shortcuts(self) -> None:
        """Show all verbs with their keys, and what the mouse does, with a search over them."""
        self._dialogs.show_shortcuts(shortcut_sections(self._verbs))

    @Slot()
    def show_about(self) -> None:
        """Show what this program is."""
        self._dialogs.show_text(_("About NetBuilder"), about_sheet())


def about_sheet() -> str:
    """Return what this program is, as HTML."""
    try:
        number = version("netbuilder")
    except PackageNotFoundError:
        number = _("from a source checkout")
    return "<p>".join(
        (
            f"<b>NetBuilder {escape(number)}</b>",
            _("Build a neural network by dragging blocks, watch it learn, try it by drawing."),
            _("MNIST: Y. LeCun, C. Cortes, C. Burges (CC BY-SA 3.0). NetBuilder: MIT licence."),
        )
    )
