"""The read-out beside the crosshair: it covers neither curves nor the pointer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from plot_hand import pixel
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget


@pytest.fixture
def window(qtbot, pair) -> QWidget:
    """A window in which the plots stand below something else, as in the program."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addStretch(1)
    layout.addWidget(pair)
    made.show()
    qtbot.waitExposed(made)
    return made


def covered(plot) -> int:
    """Count the points of curves under the read-out, with those between them."""
    box = QRectF(plot.crosshair.box).intersected(plot.inside())
    share = np.linspace(0.0, 1.0, 50)[:, None, None]
    found = 0
    for line in plot.lines():
        x, y = np.moveaxis(line[:-1] * (1 - share) + line[1:] * share, -1, 0)
        across = (x > box.left()) & (x < box.right())
        found += int((across & (y > box.top()) & (y < box.bottom())).sum())
    return found


@pytest.mark.parametrize("size", [(1000, 300), (700, 220), (500, 200)])
@pytest.mark.parametrize("count", [1, 6])
def test_it_covers_no_curve_and_not_the_pointer(window, pair, show, run, size, count):
    window.resize(size[0], 720)
    pair.setFixedHeight(size[1])
    show(*(replace(run, id=f"r{n}", name=f"Run number {n}") for n in range(count)))
    QApplication.processEvents()
    for plot in pair.plots:
        for x in (0.4, 1.0, 2.4, 3.0, 4.6, 5.0):
            for share in (0.1, 0.5, 0.9):
                point = pixel(plot, x, plot.frame.y.low + share * plot.frame.y.size)
                QCursor.setPos(plot.mapToGlobal(point))
                QTest.mouseMove(plot, point)
                assert not plot.crosshair.box.isEmpty()
                assert not plot.crosshair.box.contains(point)
                assert [covered(each) for each in pair.plots] == [0, 0]
    QTest.mouseMove(pair.loss, QPoint(3, 3))
    assert pair.loss.crosshair.box.isEmpty()
