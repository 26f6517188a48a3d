"""Hint on a canvas that holds nothing but the data: three ways to begin, each with its door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QGraphicsView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netbuilder.blocks.input import Input
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QMoveEvent

    from netbuilder.network.graph import Graph

_MARGIN: Final = 12
_LOWER: Final = 0.85
"""Place of the hint's middle down the canvas: below an Input that stands in the centre."""


class EmptyHint(QFrame):
    """Says how to begin, and offers it: choose from the palette, type a name, open a recipe."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view.viewport())
        self._host = view.viewport()
        self.setAccessibleName(_("How to begin"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.palette_door = QPushButton(_("Choose from the palette"))
        self.search_door = QPushButton(_("Type a block’s name"))
        self.recipe_door = QPushButton(_("Open a recipe"))
        self.words = plain_label(
            _("Drag a block from the palette to here, or press Space and type its name.")
        )
        self._arrange()
        before: QWidget = view
        for door in self.doors:
            door.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setTabOrder(before, door)
            before = door
        self._host.installEventFilter(self)
        self.hide()

    @property
    def doors(self) -> tuple[QPushButton, ...]:
        """The buttons, in the order of Tab."""
        return self.palette_door, self.search_door, self.recipe_door

    def show_for(self, graph: Graph) -> None:
        """Be there as long as a graph holds at most an Input and no note."""
        blocks = [node.block for node in graph.nodes.values()]
        is_empty = len(blocks) < 2 and all(isinstance(block, Input) for block in blocks)
        self.setVisible(is_empty and not graph.notes)
        self._place()

    def _arrange(self) -> None:
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        for door in self.doors:
            row.addWidget(door)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        layout.addWidget(self.words)
        layout.addLayout(row)

    def _place(self) -> None:
        one_line = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 2 * _MARGIN + 2
        least = self.minimumSizeHint().width()
        width = max(least, min(one_line, self._host.width()))
        self.resize(width, self.heightForWidth(width))
        self.move(self._spot())

    def _spot(self) -> QPoint:
        """Return the place in the lower part, below an Input in the middle, within the canvas."""
        left = (self._host.width() - self.width()) // 2
        top = round(self._host.height() * _LOWER) - self.height() // 2
        lowest = self._host.height() - self.height() - _MARGIN
        return QPoint(max(left, 0), max(min(top, lowest), 0))

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay where it is while the canvas is scrolled, which takes along what lies on it."""
        super().moveEvent(event)
        if self.pos() != self._spot():
            self.move(self._spot())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a canvas that becomes larger or smaller."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
