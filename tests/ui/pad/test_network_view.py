from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from netbuilder.ui.pad.preview import NetworkView
from netbuilder.ui.style.theme import LIGHT, palette_of


@pytest.mark.parametrize("size", [(180, 86), (90, 140), (300, 300)])
def test_pixels_are_whole_and_not_smoothed(qtbot, size):
    view = NetworkView()
    qtbot.addWidget(view)
    view.setPalette(palette_of(LIGHT))
    view.resize(*size)
    checkers = np.indices((28, 28)).sum(axis=0) % 2 * 255
    view.show_image(checkers.astype(np.uint8))
    place, _caption, _flags = view._places()
    assert place.width() == place.height()
    assert place.width() % 28 == 0
    assert view.rect().contains(place)
    image = view.grab().toImage()
    scale = place.width() // 28
    for row, column in ((0, 1), (13, 14), (27, 27)):
        middle = (
            place.left() + column * scale + scale // 2,
            place.top() + row * scale + scale // 2,
        )
        colour = LIGHT.ink if checkers[row, column] else LIGHT.paper
        assert image.pixelColor(*middle) == QColor(colour)
