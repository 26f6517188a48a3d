"""Base of controllers: they stand between the document and a panel, and tell what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from netbuilder.errors import NetBuilderError
    from netbuilder.ui.document.context import Context


class Controller(QObject):
    """The base of all that do what a panel or a verb asks for.

    A controller changes the document, asks the engine and the person, and tells what came of it,
    all through the `Context` that it is handed.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = context.session
        self._engine = context.engine
        self._dialogs = context.dialogs
        self._notifier = context.notifier

    def _tell(self, sentence: str) -> None:
        """Say that something was done, if anything was."""
        if sentence:
            self._notifier.tell(sentence)

    def _refuse(self, error: NetBuilderError) -> None:
        """Show why something could not be done."""
        self._notifier.refuse(error)
