"""Widths of the columns beside the canvas: as wished, or less while there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

from netbuilder.ui.shell.panel_room import narrowed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QDockWidget, QMainWindow

    from netbuilder.ui.shell.panel_room import Edge


class ColumnWidths:
    """Keeps the width wished for each column apart from the one that there is room for.

    Wished is the width that a column has at first, or that a person has dragged it to.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._wished: dict[Edge, int] = {}

    def forget(self) -> None:
        """Wish for the widths that the columns have when they are arranged next."""
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
        wished = [self._wished.setdefault(edge, dock.width()) for edge, dock in columns.items()]
        line = QStyle.PixelMetric.PM_DockWidgetSeparatorExtent
        room -= len(docks) * self._window.style().pixelMetric(line, None, self._window)
        wanted = narrowed(list(map(max, wished, least)), least=least, room=room)
        if wanted != widths:
            self._window.resizeDocks(docks, wanted, Qt.Orientation.Horizontal)
