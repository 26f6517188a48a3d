"""The trained network written for other programs, in the formats that the engine knows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netbuilder.engine.exporting import design_request, export_request
from netbuilder.errors import NetBuilderError
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import FileKind, ask_where
from netbuilder.ui.trainer.run_words import no_weights
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from netbuilder.engine.exporting import ExportEntry, ExporterInfo, Options
    from netbuilder.ui.document.context import Context


class ModelExports(Controller):
    """Controller between the chosen run, the disk and the engine.

    `suggest` returns where a file with a suffix may be written.
    """

    def __init__(
        self,
        context: Context,
        suggest: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._suggest = suggest
        self._offered = {
            entry.id: (info, entry) for info in self._engine.exporters for entry in info.entries
        }

    @property
    def entries(self) -> tuple[ExportEntry, ...]:
        """Entries that the menu offers for exporting the model."""
        return tuple(entry for _info, entry in self._offered.values())

    @property
    def of_weights(self) -> tuple[str, ...]:
        """The ids of the entries that are there for trained networks alone."""
        return tuple(name for name, (info, _entry) in self._offered.items() if info.needs_weights)

    def export(self, name: str) -> None:
        """Ask for a file, and for options not yet chosen, and have the engine write it."""
        info, entry = self._offered[name]
        run = self._session.chosen_run
        if info.needs_weights and (run is None or not run.weights):
            self._refuse(nothing_trained() if run is None else no_weights(run))
            return
        path = self._ask_path(info)
        options = None if path is None else self._ask_options(info, entry)
        if path is None or options is None:
            return
        if run is None or not run.weights:
            request = design_request(
                self._session.project, path, exporter=info.key, options=options
            )
        else:
            request = export_request(run, path, exporter=info.key, options=options)
        self._engine.export(request)

    def _ask_path(self, info: ExporterInfo) -> Path | None:
        ask = partial(
            self._dialogs.ask_save_path,
            _("Export"),
            self._suggest(info.suffix),
            kinds=[FileKind(_(info.title), info.suffix)],
        )
        return ask_where(ask, self._dialogs)

    def _ask_options(self, info: ExporterInfo, entry: ExportEntry) -> Options | None:
        """Return all options of an export; those that the entry leaves open are asked for."""
        open_ones = [setting for setting in info.options if setting.name not in entry.options]
        if not open_ones:
            return entry.options
        chosen = self._dialogs.ask_options(_(info.title), open_ones)
        return None if chosen is None else {**entry.options, **chosen}


def nothing_trained() -> NetBuilderError:
    """Return the refusal where trained weights are asked for and there are none."""
    return NetBuilderError(
        _("No trained weights yet"),
        found=_("no completed training"),
        expected=_("at least one"),
        advice=_("Press Train first."),
    )
