"""Offers of a start: trainings and unsaved work that another left behind, and ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netbuilder.ui.document.left_behind import LeftBehind
from netbuilder.ui.document.recovery import recovery_folder
from netbuilder.ui.shell.files.interrupted_controller import InterruptedController
from netbuilder.ui.shell.files.recovery_offer import RecoveryOffer

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.files.checkpoints import CheckpointStore
    from netbuilder.ui.document.recovery import RecoveryKeeper
    from netbuilder.ui.shell.window import MainWindow


class StartOffers(QObject):
    """Asks what there is to ask, once the window has been painted."""

    def __init__(
        self,
        window: MainWindow,
        store: CheckpointStore,
        recovery: RecoveryKeeper,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._getting_started = window.getting_started
        self._is_free = False
        told = window.notifier.on_left_in_place
        copies = LeftBehind(recovery_folder(), tell=told)
        self._recovery_offer = RecoveryOffer(window.context, copies, recovery, self)
        self._interrupted = InterruptedController(
            window.context,
            store,
            files=window.files,
            training=window.training,
            recovery=recovery,
            copies=copies,
            tell_left=told,
            parent=self,
        )

    def offer(self, file: Path | None) -> None:
        """Offer interrupted trainings, of `file` alone where one was opened, or unsaved work."""
        is_opened = self._interrupted.offer(file)
        was_asked = file is None and not is_opened and self._recovery_offer.offer()
        self._is_free = file is None and not was_asked and not self._interrupted.has_asked

    def welcome(self) -> None:
        """Show a first start how to begin, or the next if this one has something else to show."""
        if self._is_free:
            self._getting_started.welcome()
        else:
            self._getting_started.postpone()
