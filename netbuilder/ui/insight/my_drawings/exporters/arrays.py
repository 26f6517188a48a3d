"""Export of my drawings as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from netbuilder.files.collection_export import write_arrays
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed


class DrawingArrays(WindowExporter[Sequence[MyDrawing]]):
    """Images and digits as MNIST's own file has them."""

    title: ClassVar[str] = N_("NumPy arrays")
    suffix: ClassVar[str] = ".npz"
    heading: ClassVar[str] = N_("Export drawings")

    def write(self, source: Sequence[MyDrawing], path: Path, *, proceed: Proceed) -> None:
        """Write the arrays."""
        write_arrays(source, path)
