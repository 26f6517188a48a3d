"""The weights alone, as NumPy arrays: to be looked at or used elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from netbuilder.engine.build import check_weights
from netbuilder.engine.exporter import Exporter, refuse_difference
from netbuilder.engine.exporting import ExportEntry
from netbuilder.files.weights import in_order, slots
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from netbuilder.engine.exporting import ExportRequest


class WeightArrays(Exporter):
    """One array for each weight, named after its block, in the order of the data.

    A name is like `002-dense-1-kernel`: the block's place, its name, and that of the weight.
    """

    title: ClassVar[str] = N_("NumPy arrays")
    suffix: ClassVar[str] = ".npz"
    entries: ClassVar[tuple[ExportEntry, ...]] = (
        ExportEntry(
            id="export_weights",
            text=N_("Export weights as NumPy arrays…"),
            tip=N_("Write the trained weights as arrays to a file that NumPy opens"),
        ),
    )

    def write(self, request: ExportRequest, path: Path) -> None:
        """Write the arrays."""
        check_weights(request.graph, request.weights)
        with path.open("wb") as file:
            np.savez(file, allow_pickle=False, **_named(request))

    def verify(self, request: ExportRequest, path: Path) -> None:
        """Open the file with NumPy and compare every number."""
        expected = _named(request)
        with np.load(path, allow_pickle=False) as found:
            is_same = set(found.files) == expected.keys() and all(
                np.array_equal(found[name], array, equal_nan=True)
                for name, array in expected.items()
            )
        if not is_same:
            raise refuse_difference(_("values that differ from those written"))


def _named(request: ExportRequest) -> dict[str, NDArray[np.float32]]:
    arrays = in_order(request.graph, request.weights)
    return {slot.label: array for slot, array in zip(slots(request.graph), arrays, strict=True)}
