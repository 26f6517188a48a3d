"""The network as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.engine.exporting import ExportEntry
from netbuilder.ui.canvas.canvas import Canvas
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed


class NetworkPng(WindowExporter[Canvas]):
    """A picture on white, for a report."""

    title: ClassVar[str] = N_("PNG image")
    suffix: ClassVar[str] = ".png"
    entry: ClassVar[ExportEntry | None] = ExportEntry(
        id="export_network_png",
        text=N_("Export network as image (PNG)…"),
        tip=N_("Save the whole network as a PNG image on a white background, for a report"),
    )

    def write(self, source: Canvas, path: Path, *, proceed: Proceed) -> None:
        """Write the whole network."""
        from netbuilder.ui.canvas.picture import write_png

        write_png(source, path)
