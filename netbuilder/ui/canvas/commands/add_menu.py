"""The menu in which a block to add is found by typing a few letters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.block import Category
from netbuilder.blocks.catalogue import block_class
from netbuilder.blocks.search import activations_found, found
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
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Graph
    from netbuilder.ui.canvas.gestures.carried import Carried


_OWN: Final = "own"


class AddMenu(PickMenu):
    """All kinds of blocks; those that fit come first, the others are quiet.

    Custom blocks come above them, and above those activations whose name is typed.
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
        for name, part in self._own.items():
            if words.strip().casefold() in name.casefold():
                item = self._add(f"{_OWN}:{name}", name, theme.categories[category_of(part)])
                item.setToolTip(contents_of(part))
        for function in activations_found(words):
            title = _("Activation {function}").format(function=function)
            key, colour = f"{Activation.kind()}:{function}", theme.categories[Category.CORE]
            item = self._add(key, title, colour)
            item.setToolTip(_(Activation.explanation))
        for cls, fits in found(words, self._behind):
            item = self._add(cls.kind(), _(cls.title), theme.categories[cls.category])
            item.setToolTip(_(cls.explanation))
            if not fits:
                item.setForeground(QColor(theme.muted))
                item.setText(_("{block} (does not fit here)").format(block=_(cls.title)))
