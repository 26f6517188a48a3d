"""A hand on a plot: wheel, drag, and where a point of the plane lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from netbuilder.ui.plots.axes.surface import PlotSurface


def pixel(plot: PlotSurface, x: float, y: float) -> QPoint:
    inside, frame = plot.inside(), plot.frame
    return QPointF(
        inside.left() + (x - frame.x.low) / frame.x.size * inside.width(),
        inside.bottom() - (y - frame.y.low) / frame.y.size * inside.height(),
    ).toPoint()


def wheel(plot: PlotSurface, place: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(plot.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot, event)


def drag(plot: PlotSurface, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(plot, end)
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=end)
