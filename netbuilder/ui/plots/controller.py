"""Requests of the plots: to write pictures and tables, and to measure without dropout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

import netbuilder.ui.plots.exporters
from netbuilder.engine.orders import MeasurePlain
from netbuilder.errors import NetBuilderError
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.window_exports import WindowExports
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from netbuilder.ui.document.context import Context
    from netbuilder.ui.plots.panel import PlotsPanel
    from netbuilder.ui.trainer.preferences import TrainingPreferences


class PlotsController(Controller):
    """Controller between the plots, the disk and the engine.

    `exports` writes what they show; `suggest` returns where a file with a suffix may be written.
    """

    def __init__(
        self,
        context: Context,
        panel: PlotsPanel,
        preferences: TrainingPreferences,
        suggest: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._panel = panel
        self._preferences = preferences
        self.exports = WindowExports(
            context, netbuilder.ui.plots.exporters, panel, source=self._drawn, suggest=suggest
        )
        self._session.loaded.connect(panel.clear)
        self._session.runs_changed.connect(self._on_runs_changed)
        preferences.measure_plain(panel.is_plain_wanted)
        panel.plain_wanted.connect(self._on_plain_wanted)

    @Slot()
    def _on_runs_changed(self) -> None:
        document = self._session.document
        self._panel.show_runs(document.runs, places=document.places)

    def offer(self, verbs: dict[str, QAction]) -> None:
        """Put the actions of the entries, found by id, behind the button above the plots."""
        self._panel.bar.offer_exports([verbs[entry.id] for entry in self.exports.entries])

    def _drawn(self) -> PlotsPanel:
        """Return the panel as it is to be written, up to date.

        Raises:
            NetBuilderError: It shows no run.
        """
        if self._panel.is_empty:
            raise _nothing_to_export()
        self._panel.draw_now()
        return self._panel

    @Slot(bool)
    def _on_plain_wanted(self, is_wanted: bool) -> None:
        self._preferences.measure_plain(is_wanted)
        self._engine.steer(MeasurePlain(wanted=is_wanted))


def _nothing_to_export() -> NetBuilderError:
    return NetBuilderError(
        _("Nothing to export yet"),
        found=_("no runs in the plots"),
        expected=_("at least one"),
        advice=_("Press Train first, or show a hidden run."),
    )
