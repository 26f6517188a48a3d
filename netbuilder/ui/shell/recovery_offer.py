"""The question whether unsaved work that another program left behind is to be opened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from netbuilder.files.copy_writer import forget

if TYPE_CHECKING:
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.document.left_behind import LeftBehind
    from netbuilder.ui.document.recovery import RecoveryKeeper
    from netbuilder.ui.document.session import Session


class RecoveryOffer:
    """Offers the newest work first; what the person declines is given up, and the next offered."""

    def __init__(
        self, copies: LeftBehind, session: Session, keeper: RecoveryKeeper, dialogs: Dialogs
    ) -> None:
        self._copies = copies
        self._session = session
        self._keeper = keeper
        self._dialogs = dialogs

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
