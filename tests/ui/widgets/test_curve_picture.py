from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.project.curves import activation_curve
from netbuilder.ui.style.theme import DARK, LIGHT
from netbuilder.ui.widgets.curve_picture import curve_pixmap

SIGMOID = activation_curve(ActivationFunction.SIGMOID)


def _colours(pixmap):
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("size", [QSize(40, 24), QSize(320, 180)])
def test_the_curve_is_in_the_accent_of_the_theme(qapp, theme, size):
    colours = _colours(curve_pixmap(SIGMOID, theme, size=size))
    assert QColor(theme.accent).name() in colours


def test_curves_differ(qapp):
    tanh = activation_curve(ActivationFunction.TANH)
    assert curve_pixmap(SIGMOID, LIGHT).toImage() != curve_pixmap(tanh, LIGHT).toImage()


def test_a_fine_screen_gets_more_pixels_of_the_same_size(qapp):
    pixmap = curve_pixmap(SIGMOID, LIGHT, ratio=2.0)
    assert (pixmap.width(), pixmap.height()) == (80, 48)
    assert pixmap.deviceIndependentSize().toSize() == QSize(40, 24)
