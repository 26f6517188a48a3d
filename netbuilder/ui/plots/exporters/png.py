"""The plots as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.engine.exporting import ExportEntry
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.ui.plots.panel import PlotsPanel
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed


class PlotsPng(WindowExporter[PlotsPanel]):
    """A picture on white, for a report."""

    title: ClassVar[str] = N_("PNG image")
    suffix: ClassVar[str] = ".png"
    entry: ClassVar[ExportEntry | None] = ExportEntry(
        id="export_plots_png",
        text=N_("Export plots as image (PNG)…"),
        tip=N_("Save the plots as shown as a PNG image on a white background, for a report"),
    )

    def write(self, source: PlotsPanel, path: Path, *, proceed: Proceed) -> None:
        """Write what the panel shows."""
        from netbuilder.ui.plots.picture import write_png

        write_png(source.pair, path)
