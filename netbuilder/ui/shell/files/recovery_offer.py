"""The question whether unsaved work that another program left behind is to be opened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from netbuilder.files.copy_writer import forget
from netbuilder.ui.document.controller import Controller

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from netbuilder.ui.document.context import Context
    from netbuilder.ui.document.left_behind import LeftBehind
    from netbuilder.ui.document.recovery import RecoveryKeeper


class RecoveryOffer(Controller):
    """Offers the newest work first; what the person declines is discarded, and the next offered."""

    def __init__(
        self, context: Context, copies: LeftBehind, keeper: RecoveryKeeper, parent: QObject
    ) -> None:
        super().__init__(context, parent)
        self._copies = copies
        self._keeper = keeper

    def offer(self) -> None:
        """Ask about one copy after the other, until one is opened."""
        for found in self._copies:
            when = datetime.fromtimestamp(found.written).astimezone()
            if self._dialogs.ask_recover(f"{when:%Y-%m-%d %H:%M}"):
                self._session.load(
                    found.document,
                    path=None,
                    is_saved=False,
                    document_id=found.mark.document_id,
                )
                self._keeper.replaces(found.copy)
                return
            forget(found.copy)
