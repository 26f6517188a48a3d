"""Pages of the menu Help: blocks and methods, the shortcut sheet from the verbs, and About."""

from __future__ import annotations

from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from netbuilder.ui.actions.factory import written
from netbuilder.ui.document.controller import Controller
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        """Show all verbs with their keys."""
        self._dialogs.show_text(_("Shortcuts"), shortcut_sheet(self._verbs))

    @Slot()
    def show_about(self) -> None:
        """Show what this program is."""
        self._dialogs.show_text(_("About NetBuilder"), about_sheet())


def shortcut_sheet(verbs: Iterable[Verb]) -> str:
    """Return the verbs that have keys, and what the canvas knows, as tables in HTML."""
    keys = ((_(verb.text).rstrip("…"), written(verb.shortcut)) for verb in verbs if verb.shortcut)
    return f"<table>{_rows(keys)}</table><hr><table>{_rows(_on_the_canvas())}</table>"


def _rows(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f"<tr><td style='padding: 2px 24px 2px 0'>{escape(words)}</td>"
        f"<td><b>{escape(how)}</b></td></tr>"
        for words, how in pairs
    )


def _on_the_canvas() -> tuple[tuple[str, str], ...]:
    return (
        (_("Add block"), _("drag, double-click or Enter")),
        (_("Add a block by name"), _("Space, or drag a wire into empty space")),
        (_("Insert a block"), _("drop it on a wire, or select the wire and press Space")),
        (_("Change a block's main setting"), _("double-click, Enter or F2")),
        (
            _("Connect two blocks"),
            _("drag from port to port, or drop an unconnected block onto another"),
        ),
        (_("Reconnect or delete a wire"), _("drag its end to another port, or into empty space")),
        (_("Explain the selected block"), _("F1 on the canvas")),
        (_("Select a block or a note"), _("click, or arrow keys")),
        (_("Select a wire"), _("click, or Alt and the arrow keys")),
        (_("Extend the selection"), _("Shift or Ctrl and click, or Ctrl and the arrow keys")),
        (_("Move the selected blocks and notes"), _("drag, or Shift and the arrow keys")),
        (_("Resize a note"), _("drag its corner, or Ctrl+Shift and the arrow keys")),
        (_("Copy the selected blocks"), _("drag with Ctrl")),
        (_("Zoom"), _("mouse wheel")),
        (_("Leave a gesture, a popup or a note"), _("Esc")),
        (
            _("Show a menu of what can be done there"),
            _("right mouse button, Menu key or Shift+F10"),
        ),
        (
            _("Pan the canvas"),
            _("middle mouse button, Space and drag, Space and the arrow keys, or Page Up and Down"),
        ),
        (_("Erase on the pad"), _("right mouse button")),
        (
            _("Draw on the pad with the keyboard"),
            _("arrow keys, Space puts the pen down or lifts it"),
        ),
    )


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
