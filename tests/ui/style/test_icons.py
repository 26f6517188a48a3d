from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmapCache

from netbuilder.ui.style import icons


@pytest.fixture
def painted(qapp, monkeypatch):
    """Count the drawings that are read to be painted."""
    QPixmapCache.clear()
    read, make = [], icons.QSvgRenderer

    def note(source):
        read.append(source)
        return make(source)

    monkeypatch.setattr(icons, "QSvgRenderer", note)
    return read


def colour_of(icon: QIcon, mode: QIcon.Mode) -> set[str]:
    image = icon.pixmap(QSize(32, 32), mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(32) for y in range(32))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_is_painted_in_the_colours_it_is_asked_for(painted):
    for paint in ("#123456", "#654321"):
        made = icons.icon("train", colour=paint, disabled="#777777")
        assert colour_of(made, QIcon.Mode.Normal) == {paint}
        assert colour_of(made, QIcon.Mode.Disabled) == {"#777777"}


def test_the_same_icon_is_painted_once(painted):
    for _time in range(3):
        icons.icon("train", colour="#123456", disabled="#777777")
    assert len(painted) == 2
    icons.icon("stop", colour="#123456", disabled="#777777")
    assert len(painted) == 4
