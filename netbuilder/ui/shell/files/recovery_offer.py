"""The question whether unsaved work that another program left behind is to be opened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from netbuilder.files.copy_writer import forget
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import Recovery

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from netbuilder.ui.document.context import Context
    from netbuilder.ui.document.left_behind import LeftBehind
    from netbuilder.ui.document.recovery import RecoveryKeeper


class RecoveryOffer(Controller):
    """Offers the newest work first.

    Of what the person discards, the next is offered; “Later” leaves this and all others for the
    next start.
    """

    def __init__(
        self, context: Context, copies: LeftBehind, keeper: RecoveryKeeper, parent: QObject
    ) -> None:
        super().__init__(context, parent)
        self._copies = copies
        self._keeper = keeper

    def offer(self) -> bool:
        """Ask about one copy after the other, until one is opened or all are left for later.

        Returns whether there was one to ask about.
        """
        was_asked = False
        for found in self._copies:
            when = datetime.fromtimestamp(found.written).astimezone()
            was_asked = True
            answer = self._dialogs.ask_recover(f"{when:%Y-%m-%d %H:%M}")
            if answer is Recovery.OPEN:
                self._session.load(
                    found.document,
                    path=None,
                    is_saved=False,
                    document_id=found.mark.document_id,
                )
                self._keeper.replaces(found.copy)
            if answer is not Recovery.DISCARD:
                break
            forget(found.copy)
        return was_asked
