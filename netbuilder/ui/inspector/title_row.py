"""The title of the inspector, with the way to the help page of what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netbuilder.project.manual.page import Chapter, key_of
from netbuilder.ui.widgets.help_button import HelpButton
from netbuilder.ui.widgets.labels import heading
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block


class TitleRow(QWidget):
    """The title, and a question mark where a page explains the kind of block.

    Signals:
        help_wanted(key): the page with this key is wanted.
    """

    help_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = heading(scale=1.25)
        self.help = HelpButton("")
        self._kind = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.help)
        self.help.clicked.connect(self._on_clicked)
        self.explain(None)

    def explain(self, kind: type[Block] | None) -> None:
        """Lead to the page of a kind of block, or nowhere."""
        self.help.setVisible(kind is not None)
        if kind is not None:
            self._kind = kind.kind()
            self.help.name_it(_("Explain {block}").format(block=_(kind.title)))

    @Slot()
    def _on_clicked(self) -> None:
        self.help_wanted.emit(key_of(Chapter.BLOCK, self._kind))
