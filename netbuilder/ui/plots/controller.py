"""Requests of the plots: to write pictures and tables, and to measure without dropout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

import netbuilder.ui.plots.exporters
from netbuilder.engine.orders import MeasurePlain
from netbuilder.errors import NetBuilderError
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.window_exporter import ask_and_write, window_exporters
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from netbuilder.engine.exporting import ExportEntry
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.plots.panel import PlotsPanel
    from netbuilder.ui.trainer.preferences import TrainingPreferences


class PlotsController(Controller):
    """Controller between the plots, the disk and the engine.

    `suggest` returns where a file with a suffix may be written.
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
        self._suggest = suggest
        found = window_exporters(netbuilder.ui.plots.exporters)
        self._exporters = {
            made.entry.id: (made.entry, made) for made in found if made.entry is not None
        }
        self._session.loaded.connect(panel.clear)
        self._session.runs_changed.connect(self._on_runs_changed)
        preferences.measure_plain(panel.is_plain_wanted)
        panel.plain_wanted.connect(self._on_plain_wanted)

    @Slot()
    def _on_runs_changed(self) -> None:
        document = self._session.document
        self._panel.show_runs(document.runs, places=document.places)

    @property
    def entries(self) -> tuple[ExportEntry, ...]:
        """Entries that the menu offers for exporting the plots."""
        return tuple(entry for entry, _exporter in self._exporters.values())

    def offer(self, verbs: dict[str, QAction]) -> None:
        """Put the actions of the entries, found by id, behind the button above the plots."""
        self._panel.bar.offer_exports([verbs[entry.id] for entry in self.entries])

    def export(self, name: str) -> None:
        """Ask for a file and write the plots, or their figures, as an entry of this id says."""
        if self._panel.is_empty:
            self._refuse(_nothing_to_export())
            return
        self._panel.draw_now()
        _entry, exporter = self._exporters[name]
        try:
            told = ask_and_write(
                [exporter],
                self._panel,
                suggestion=self._suggest(exporter.suffix),
                dialogs=self._dialogs,
                parent=self._panel,
            )
        except NetBuilderError as error:
            self._refuse(error)
        else:
            self._tell(told)

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
