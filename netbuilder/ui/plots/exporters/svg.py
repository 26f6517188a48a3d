"""The plots as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.engine.exporting import ExportEntry
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.ui.plots.panel import PlotsPanel
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed


class PlotsSvg(WindowExporter[PlotsPanel]):
    """A drawing that stays sharp at any size."""

    title: ClassVar[str] = N_("SVG graphic")
    suffix: ClassVar[str] = ".svg"
    entry: ClassVar[ExportEntry | None] = ExportEntry(
        id="export_plots_svg",
        text=N_("Export plots as vector graphic (SVG)…"),
        tip=N_("Save the plots as an SVG graphic, which stays sharp at any size"),
    )

    def write(self, source: PlotsPanel, path: Path, *, proceed: Proceed) -> None:
        """Write what the panel shows."""
        from netbuilder.ui.plots.picture import write_svg

        write_svg(source.pair, path)
