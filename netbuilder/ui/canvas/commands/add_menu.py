"""The menu in which a block to add is found by typing a few letters of its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.block import Category
from netbuilder.blocks.catalogue import block_class
from netbuilder.blocks.search import EQUAL, activations_found, found, is_called, rank
from netbuilder.ui.canvas.gestures.carried import (
    CarriedBlock,
    CarriedPart,
    category_of,
    contents_of,
)
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.pick_menu import PickMenu
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Graph
    from netbuilder.ui.canvas.gestures.carried import Carried


_OWN: Final = "own"


class _Place(IntEnum):
    """Place of a row: first those whose very name was typed, then the others as they are listed."""

    BLOCK = 0
    FUNCTION = 1
    OWN = 2
    OTHER = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the menu; `key` says what it adds."""

    place: _Place
    key: str
    text: str
    category: Category
    tip: str
    is_quiet: bool = False


class AddMenu(PickMenu):
    """All kinds of blocks; those that fit come first, the others are quiet.

    Custom blocks come above them, and below these the activations whose name is typed; above all
    of them stands what is called exactly as was typed.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, name=_("Add block"), hint=_("Type a few letters"), what=_("Blocks")
        )
        self._behind: Shape | None = None
        self._own: Mapping[str, Graph] = {}

    def offer_own(self, parts: Mapping[str, Graph]) -> None:
        """Offer the custom blocks, too, by name."""
        self._own = dict(parts)

    def ask(self, place: QPoint, title: str, *, behind: Shape | None = None) -> None:
        """Come up at a place of the screen; `behind` is the shape that the block will get."""
        self._behind = behind
        self.title.setText(title)
        self.come_up(place)

    def carried_of(self, key: str) -> Carried:
        """Return a fresh block, or a part, for what was chosen."""
        kind, _colon, rest = key.partition(":")
        if kind == _OWN:
            return CarriedPart(self._own[rest], rest)
        block = block_class(kind)()
        if rest:
            block = block.with_settings(activation=ActivationFunction(rest))
        return CarriedBlock(block)

    def _fill(self, words: str) -> None:
        theme = theme_of(QApplication.palette())
        rows = (*self._own_rows(words), *_activation_rows(words), *self._block_rows(words))
        for row in sorted(rows, key=lambda row: row.place):
            item = self._add(row.key, row.text, row.category)
            item.setToolTip(row.tip)
            if row.is_quiet:
                item.setForeground(QColor(theme.muted))

    def _own_rows(self, words: str) -> Iterator[_Row]:
        for name, part in self._own.items():
            if words.strip().casefold() in name.casefold():
                place = _Place.OWN if is_called(words, (name,)) else _Place.OTHER
                yield _Row(place, f"{_OWN}:{name}", name, category_of(part), tip=contents_of(part))

    def _block_rows(self, words: str) -> Iterator[_Row]:
        for cls, fits in found(words, self._behind):
            title = _(cls.title)
            yield _Row(
                _Place.BLOCK if rank(cls, words) == EQUAL else _Place.OTHER,
                cls.kind(),
                title if fits else _("{block} (does not fit here)").format(block=title),
                cls.category,
                tip=_(cls.explanation),
                is_quiet=not fits,
            )


def _activation_rows(words: str) -> Iterator[_Row]:
    for function in activations_found(words):
        yield _Row(
            _Place.FUNCTION if is_called(words, (function,)) else _Place.OTHER,
            f"{Activation.kind()}:{function}",
            _("Activation {function}").format(function=function),
            Category.CORE,
            tip=_(Activation.explanation),
        )
