"""The network as lines and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.engine.exporting import ExportEntry
from netbuilder.ui.canvas.canvas import Canvas
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed


class NetworkSvg(WindowExporter[Canvas]):
    """A drawing that stays sharp at any size."""

    title: ClassVar[str] = N_("SVG graphic")
    suffix: ClassVar[str] = ".svg"
    entry: ClassVar[ExportEntry | None] = ExportEntry(
        id="export_network_svg",
        text=N_("Export network as vector graphic (SVG)…"),
        tip=N_("Save the whole network as an SVG graphic, which stays sharp at any size"),
    )

    def write(self, source: Canvas, path: Path, *, proceed: Proceed) -> None:
        """Write the whole network."""
        from netbuilder.ui.canvas.picture import write_svg

        write_svg(source, path)
