"""A network that was fitted stays fitted when the window is resized."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest


@pytest.fixture
def fitted(chain, canvas):
    canvas.view.zoom_to_fit()
    return canvas


def sees_all(canvas) -> bool:
    seen = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    return seen.contains(canvas.scene.blocks_rect)


@pytest.mark.parametrize("size", [(700, 300), (420, 200), (260, 170), (1200, 180)])
def test_a_fitted_network_stays_fitted_in_any_size(fitted, size):
    fitted.resize(*size)
    assert sees_all(fitted)
    fitted.resize(1200, 500)
    assert fitted.view.zoom() == pytest.approx(1.0)


def test_the_whole_network_is_never_enlarged(fitted):
    fitted.resize(3000, 2000)
    assert fitted.view.zoom() == pytest.approx(1.0)


def test_who_zooms_keeps_the_zoom(fitted):
    fitted.zoom_in()
    zoom = fitted.view.zoom()
    fitted.resize(500, 300)
    assert fitted.view.zoom() == zoom
    fitted.view.zoom_to_fit()
    fitted.resize(300, 200)
    assert sees_all(fitted)


def test_who_pans_keeps_the_place(fitted):
    view = fitted.view
    fitted.resize(500, 300)
    fitted.view.zoom_to_fit()
    zoom = view.zoom()
    QTest.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(200, 100))
    QTest.mouseMove(view.viewport(), QPoint(260, 130))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(260, 130))
    fitted.resize(300, 200)
    assert view.zoom() == zoom


def test_who_goes_elsewhere_on_the_map_keeps_the_place(fitted, qtbot):
    qtbot.addWidget(fitted.minimap)
    zoom = fitted.view.zoom()
    QTest.mouseClick(fitted.minimap, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    fitted.resize(300, 200)
    assert fitted.view.zoom() == zoom


def test_a_fitted_network_stays_fitted_as_it_grows(fitted, hand):
    hand.drag_block("Dense", onto=QPointF(800, 200))
    fitted.resize(400, 200)
    assert sees_all(fitted)
