"""All steps that can be undone or redone, as a list; a click goes to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QUndoView

from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netbuilder.ui.document.session import Session


class HistoryPanel(QUndoView):
    """Lists the session's undo stack, the present step selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.undo_stack, parent)
        self.setEmptyLabel(_("Initial state"))
        self.setAccessibleName(_("History"))
