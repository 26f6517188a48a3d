"""The drawings as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from netbuilder.files.collection_export import write_pictures
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed


class DrawingPictures(WindowExporter[Sequence[MyDrawing]]):
    """A zip with a folder for each digit."""

    title: ClassVar[str] = N_("PNG images")
    suffix: ClassVar[str] = ".zip"
    heading: ClassVar[str] = N_("Export drawings")

    def write(self, source: Sequence[MyDrawing], path: Path, *, proceed: Proceed) -> None:
        """Write the pictures."""
        write_pictures(source, path)
