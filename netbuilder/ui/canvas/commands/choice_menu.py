"""A menu in which one of several places in the network is found by typing a few letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from netbuilder.ui.widgets.pick_menu import PickMenu
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractScrollArea

    from netbuilder.blocks.block import Category
    from netbuilder.network.graph import Edge


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: the wire that it stands for, in words, and whose mark it has."""

    wire: Edge
    words: str
    category: Category


class ChoiceMenu(PickMenu):
    """The choices of one question; the answer is handed to whoever asked."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(
            area, name=_("Wires"), hint=_("Type a few letters"), what=_("Where to connect")
        )
        self._area = area
        self._choices: Sequence[Choice] = ()
        self._then: Callable[[Edge], object] | None = None
        self.chosen.connect(self._on_chosen)

    def ask(self, title: str, choices: Sequence[Choice], then: Callable[[Edge], object]) -> None:
        """Come up in the area, and hand the wire that is chosen to `then`."""
        self._choices, self._then = choices, then
        self.title.setText(title)
        self.setAccessibleName(title)
        self.come_up_in(self._area.viewport())

    def _fill(self, words: str) -> None:
        wanted = words.casefold().split()
        for number, choice in enumerate(self._choices):
            if all(word in choice.words.casefold() for word in wanted):
                self._add(str(number), choice.words, choice.category)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        if self._then is not None:
            self._then(self._choices[int(key)].wire)
