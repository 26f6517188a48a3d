"""Widths of the columns beside the canvas: as wished, or less while there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

from netbuilder.ui.shell.panel_room import Edge, narrowed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QDockWidget, QMainWindow

USUAL_WIDTHS: Final = {Edge.LEFT: 228, Edge.RIGHT: 380}


class ColumnWidths:
    """Keeps the width wished for each column apart from the one that there is room for.

    Wished is the usual width, or the one that a person has dragged the column to.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._wished: dict[Edge, int] = {}

    @property
    def wished(self) -> Mapping[Edge, int]:
        """The widths wished for, in pixels."""
        return dict(self._wished)

    def forget(self) -> None:
        """Wish for the usual widths again."""
        self._wished.clear()

    def wish(self, edge: Edge, width: int) -> None:
        """Wish for the width that a person has given a column."""
        self._wished[edge] = width

    def arrange(self, columns: Mapping[Edge, QDockWidget], *, room: int) -> None:
        """Give each column its wished width, or its part of `room` where that is less.

        The lines between columns and canvas are taken from `room`, too.
        """
        docks = list(columns.values())
        widths = [dock.width() for dock in docks]
        least = [dock.minimumSizeHint().width() for dock in docks]
        wished = [
            self._wished.setdefault(edge, max(USUAL_WIDTHS[edge], dock.width()))
            for edge, dock in columns.items()
        ]
        line = QStyle.PixelMetric.PM_DockWidgetSeparatorExtent
        room -= len(docks) * self._window.style().pixelMetric(line, None, self._window)
        wanted = narrowed(list(map(max, wished, least)), least=least, room=room)
        if wanted != widths:
            self._window.resizeDocks(docks, wanted, Qt.Orientation.Horizontal)
