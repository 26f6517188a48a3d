"""The drawing as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PIL import Image

from netbuilder.data.framing import render_pad
from netbuilder.data.strokes import Drawing
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed

SAVED_SIDE: Final = 280
"""Pixels along a side of a saved drawing: ten for each that the network sees."""


class DrawingPng(WindowExporter[Drawing]):
    """A picture dark on white."""

    title: ClassVar[str] = N_("PNG image")
    suffix: ClassVar[str] = ".png"
    heading: ClassVar[str] = N_("Save drawing")
    done: ClassVar[str] = N_("Saved {name}")

    def write(self, source: Drawing, path: Path, *, proceed: Proceed) -> None:
        """Write the drawing."""
        paper = 255 - (render_pad(source, SAVED_SIDE) * 255).round().astype("uint8")
        Image.fromarray(paper).save(path, format="PNG")
