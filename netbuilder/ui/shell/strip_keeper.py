"""Curves while a network learns, also where the panel of the plots has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.plots.strip import CurveStrip
    from netbuilder.ui.shell.panel_keeper import PanelKeeper
    from netbuilder.ui.trainer.trainer import Trainer

_PANEL: Final = "below"


class StripKeeper(QObject):
    """Shows the strip of curves in place of the plots' panel, where that has no room.

    It comes when a training begins, and goes when the person edits the network after it, opens
    another document or dismisses it. It is no substitute for a panel that the person closed. Once
    dismissed it stays away until the panel was open again.
    """

    def __init__(
        self, strip: CurveStrip, keeper: PanelKeeper, *, trainer: Trainer, session: Session
    ) -> None:
        super().__init__(strip)
        self._strip, self._keeper, self._trainer = strip, keeper, trainer
        self._has_curves = self._is_dismissed = False
        trainer.run_started.connect(self._on_run_started)
        trainer.refused.connect(self._give_way)
        session.project_changed.connect(self._on_project_changed)
        session.loaded.connect(self._give_way)
        strip.dismissed.connect(self._on_dismissed)
        keeper.arranged.connect(self._show)

    @Slot()
    def _on_run_started(self) -> None:
        self._has_curves = True
        self._show()

    @Slot()
    def _on_project_changed(self) -> None:
        if self._trainer.state.can_train:
            self._give_way()

    @Slot()
    def _give_way(self) -> None:
        self._has_curves = False
        self._show()

    @Slot()
    def _on_dismissed(self) -> None:
        self._is_dismissed = True
        self._show()

    @Slot()
    def _show(self) -> None:
        lacks_room = _PANEL in self._keeper.without_room
        self._is_dismissed &= lacks_room
        self._strip.setVisible(self._has_curves and lacks_room and not self._is_dismissed)
