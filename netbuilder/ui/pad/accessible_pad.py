"""Descriptions of the pad and of the bars beside it to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible

from netbuilder.ui.pad.canvas import KEYS
from netbuilder.ui.widgets.accessible.description import Description, Part
from netbuilder.words import _, listed, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from netbuilder.ui.pad.bars import DigitBars
    from netbuilder.ui.pad.canvas import PadCanvas


class PadDescription(Description):
    """The pad as a drawing area: what lies on it, what the network says of it, and the keys.

    `answer` tells the sentence below the pad.
    """

    def __init__(self, canvas: PadCanvas, answer: Callable[[], str]) -> None:
        super().__init__(canvas, QAccessible.Role.Canvas)
        self._canvas, self._answer = canvas, answer

    def words(self) -> str:
        """Return what the network says of the drawing; of an empty sheet, what to do with it."""
        drawing = self._canvas.drawing
        if drawing.is_empty:
            return self.widget.accessibleDescription()
        what = _("A picture lies on it.") if drawing.picture else _("A drawing lies on it.")
        return " ".join(filter(None, (what, self._answer(), _(KEYS))))


class BarsDescription(Description):
    """The bars as a list: each class with its percentage; the winner is selected."""

    def __init__(self, bars: DigitBars) -> None:
        super().__init__(bars, QAccessible.Role.List)
        self._bars = bars
        bars.row_chosen.connect(self._on_row_chosen)

    def current(self) -> int | None:
        """Return the class that the keys have come to."""
        return self._bars.chosen

    def part_keys(self) -> Sequence[int]:
        """Return the numbers of the classes."""
        return range(len(self._bars.names))

    def part(self, key: Hashable) -> Part | None:
        """Return a class, its percentage, and that of another network where there is one."""
        bars = self._bars
        if not isinstance(key, int) or key >= len(bars.names):
            return None
        said = [bars.names[key]]
        said += [percent(bars.probabilities[key], digits=0)] if bars.probabilities else []
        if bars.rival:
            said.append(
                _("other network {percent}").format(percent=percent(bars.rival[key], digits=0))
            )
        rect = bars.row(key).toAlignedRect()
        return Part(listed(said), rect, is_selected=key == bars.winner)

    @Slot()
    def _on_row_chosen(self) -> None:
        if self._bars.hasFocus():
            self.tell_current()
