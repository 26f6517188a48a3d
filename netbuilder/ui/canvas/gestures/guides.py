"""Lines that show when a carried block stands in line with others, and pull it there."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsLineItem

from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netbuilder.network.graph import Point
    from netbuilder.ui.canvas.scene import GraphScene

REACH = 7.0
"""Distance to a line within which a block snaps to it, in scene units."""

_WIDTH = 1.2


class Guides:
    """Knows the rows and columns that the other blocks stand in."""

    def __init__(self, scene: GraphScene, others: Iterable[Point]) -> None:
        self._scene = scene
        self._columns: dict[float, list[float]] = defaultdict(list)
        self._rows: dict[float, list[float]] = defaultdict(list)
        for place in others:
            self._columns[place.x].append(place.y)
            self._rows[place.y].append(place.x)
        self._xs, self._ys = sorted(self._columns), sorted(self._rows)
        self._lines: list[QGraphicsLineItem] = []

    def pull(self, point: QPointF) -> QPointF:
        """Return `point`, or where a row or a column near it pulls it, and show which."""
        self.clear()
        x, y = _near(self._xs, point.x()), _near(self._ys, point.y())
        pulled = QPointF(point.x() if x is None else x, point.y() if y is None else y)
        if x is not None:
            self._draw(pulled, QPointF(x, _nearest(self._columns, x, pulled.y())))
        if y is not None:
            self._draw(pulled, QPointF(_nearest(self._rows, y, pulled.x()), y))
        return pulled

    def _draw(self, start: QPointF, end: QPointF) -> None:
        line = QGraphicsLineItem(start.x(), start.y(), end.x(), end.y())
        colour = QColor(theme_of(self._scene.palette()).accent)
        pen = QPen(colour, _WIDTH, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        line.setPen(pen)
        line.setZValue(1)
        self._scene.addItem(line)
        self._lines.append(line)

    def clear(self) -> None:
        """Take the lines away."""
        for line in self._lines:
            if line.scene() is not None:
                self._scene.removeItem(line)
        self._lines.clear()


def _near(ordered: list[float], value: float) -> float | None:
    """Return what of `ordered` is nearest to `value` and within reach of it."""
    at = bisect_left(ordered, value)
    found = min(
        ordered[max(0, at - 1) : at + 1], key=lambda other: abs(other - value), default=None
    )
    return found if found is not None and abs(found - value) <= REACH else None


def _nearest(lines: Mapping[float, list[float]], line: float, place: float) -> float:
    return min(lines[line], key=lambda other: abs(other - place))
