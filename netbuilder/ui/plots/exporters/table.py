"""The figures of the runs in the plots."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.engine.exporting import ExportEntry
from netbuilder.files.errors import NotWantedError
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.ui.plots.panel import PlotsPanel
from netbuilder.ui.plots.series.table import write_table
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed


class PlotsTable(WindowExporter[PlotsPanel]):
    """Every figure, exactly, of all runs that are not hidden."""

    title: ClassVar[str] = N_("CSV table")
    suffix: ClassVar[str] = ".csv"
    entry: ClassVar[ExportEntry | None] = ExportEntry(
        id="export_plots_csv",
        text=N_("Export metrics as table (CSV)…"),
        tip=N_(
            "Save all metrics of the runs shown in the plots, in full precision, as a CSV table"
        ),
    )

    def write(self, source: PlotsPanel, path: Path, *, proceed: Proceed) -> None:
        """Write the table, unless the person stops it."""
        with path.open("w", encoding="utf-8", newline="") as file:
            if not write_table(file, source.gallery.columns(), proceed=proceed):
                raise NotWantedError(_("Export of the table was cancelled"))
