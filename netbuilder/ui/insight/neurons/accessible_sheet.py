"""Description of a block's activations to screen readers: a list of neurons or feature maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible

from netbuilder.ui.widgets.accessible.description import Description, Part
from netbuilder.words import _, grouped, number

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from netbuilder.ui.insight.neurons.sheet import NeuronSheet


class SheetDescription(Description):
    """Each neuron is said with its activation, each feature map by its number."""

    def __init__(self, sheet: NeuronSheet) -> None:
        super().__init__(sheet, QAccessible.Role.List)
        self._sheet = sheet
        sheet.chosen.connect(self._on_chosen)

    def words(self) -> str:
        """Return how to choose."""
        return _("The arrow keys choose a neuron.") if self.part_keys() else ""

    def part_keys(self) -> Sequence[int]:
        """Return the places of the grid."""
        grid = self._sheet.grid
        return range(0 if grid is None else grid.shown)

    def part(self, key: Hashable) -> Part | None:
        """Return what stands at a place."""
        grid, values = self._sheet.grid, self._sheet.values
        if grid is None or values is None or not isinstance(key, int) or key >= grid.shown:
            return None
        unit = key * grid.step
        if values.ndim == 3:
            name = _("Feature map {unit}").format(unit=grouped(unit + 1))
        else:
            name = _("Unit {unit}: {value}").format(
                unit=grouped(unit + 1), value=number(float(values[unit]), ".3g")
            )
        rect = self._sheet.cell(key).toAlignedRect()
        return Part(name, rect, is_selected=key == self._sheet.current)

    def current(self) -> int | None:
        """Return the place that was chosen last."""
        return self._sheet.current

    @Slot(int)
    def _on_chosen(self, unit: int) -> None:
        if self._sheet.hasFocus():
            self.tell_current()
