"""The whole network in small, while a part of it is out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def near(chain, canvas):
    """Zoom so far in that only the Input is seen."""
    canvas.minimap.resize(220, canvas.minimap.height())
    canvas.view.zoom_by(2.5)
    canvas.view.centerOn(canvas.scene.nodes["input-1"].pos())
    return canvas


def seen_middle(canvas) -> QPointF:
    return canvas.view.mapToScene(canvas.view.viewport().rect().center())


@pytest.fixture(autouse=True)
def beside(qtbot, canvas):
    qtbot.addWidget(canvas.minimap)


def test_it_comes_and_goes_with_what_is_out_of_sight(chain, canvas):
    canvas.view.zoom_to_fit()
    assert not canvas.minimap.isVisible()
    canvas.view.zoom_by(3)
    assert canvas.minimap.isVisible()
    canvas.view.zoom_to_fit()
    assert not canvas.minimap.isVisible()


def test_a_click_goes_there(near):
    before = seen_middle(near)
    minimap = near.minimap
    QTest.mouseClick(minimap, LEFT, pos=QPoint(minimap.width() - 8, minimap.height() // 2))
    assert seen_middle(near).x() > before.x() + 200


def test_a_drag_goes_along(near):
    minimap = near.minimap
    QTest.mousePress(minimap, LEFT, pos=QPoint(8, minimap.height() // 2))
    left = seen_middle(near).x()
    at = QPointF(minimap.width() - 8, minimap.height() / 2)
    for buttons, is_led in ((Qt.MouseButton.NoButton, False), (LEFT, True)):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            minimap.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(minimap, move)
        assert (seen_middle(near).x() > left + 200) is is_led


def test_blocks_are_painted_in_their_colours(near):
    image = near.minimap.grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert len(colours) > 4


def test_another_graph_is_shown_soon(chain, near, qtbot):
    minimap = near.minimap
    before = minimap.grab().toImage()
    near.scene.select(("dense-2",))
    near.delete_selection()
    qtbot.waitUntil(lambda: minimap.grab().toImage() != before, timeout=2000)


def test_an_empty_canvas_has_none(near):
    near.select_all()
    near.delete_selection()
    assert not near.minimap.isVisible()
