"""The menu in which a block to add is found by typing a few letters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.block import Category
from netbuilder.blocks.catalogue import block_class
from netbuilder.blocks.search import activations_found, found
from netbuilder.ui.canvas.pick_menu import PickMenu
from netbuilder.ui.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape


class AddMenu(PickMenu):
    """All kinds of blocks; those that fit come first, the others are quiet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, name=_("Add a block"), hint=_("Type a few letters"), what=_("Blocks")
        )
        self._behind: Shape | None = None

    def ask(self, place: QPoint, title: str, *, behind: Shape | None = None) -> None:
        """Come up at a place of the screen; `behind` is the shape that the block will get."""
        self._behind = behind
        self.title.setText(title)
        self.come_up(place)

    @staticmethod
    def block_of(key: str) -> Block:
        """Return a fresh block for what was chosen."""
        kind, _colon, function = key.partition(":")
        block = block_class(kind)()
        return block.with_settings(activation=ActivationFunction(function)) if function else block

    def _fill(self, words: str) -> None:
        theme = theme_of(QApplication.palette())
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
