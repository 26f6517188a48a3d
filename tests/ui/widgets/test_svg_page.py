"""SVG as other programs read it: each point and each stroke in units of the page."""

from __future__ import annotations

from functools import partial
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter, QPen, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from netbuilder.ui.widgets.picture_file import write_png, write_svg

SVG = "{http://www.w3.org/2000/svg}"
SIZE = QSize(200, 100)


def paint_figures(painter: QPainter) -> None:
    """Paint as pyqtgraph does: in the units of the figures, with cosmetic pens."""
    painter.save()
    painter.translate(20, 90)
    painter.scale(160, -0.5)
    pen = QPen(QColor("#2459c9"), 3.0)
    pen.setCosmetic(True)
    pen.setDashPattern([4.0, 2.0])
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(0, 0), QPointF(0.5, 150), QPointF(1, 20)]))
    painter.restore()


def paint_all(painter: QPainter) -> None:
    paint_figures(painter)
    painter.save()
    painter.translate(150, 30)
    painter.scale(10, 10)
    painter.setPen(QPen(QColor("#b8460e"), 0.2))
    painter.setBrush(QColor("#1d7a43"))
    painter.drawEllipse(QPointF(0, 0), 1.5, 1.5)
    painter.fillRect(QRectF(-3, -2, 1, 1), QColor("#8a5a00"))
    painter.restore()
    painter.setPen(QColor("#1d232b"))
    painter.translate(14, 80)
    painter.rotate(-90)
    painter.drawText(QPointF(0, 0), "Loss")


def written(path, paint) -> ET.Element:
    write_svg(path, SIZE, paint, title="A plot", resolution=96)
    return ET.parse(path).getroot()


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(float)


def rendered(path) -> np.ndarray:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(path)).render(painter)
    painter.end()
    return pixels(image)


def test_no_stroke_is_under_a_transform(tmp_path, qapp):
    root = written(tmp_path / "a.svg", paint_all)
    words = {id(text) for text in root.iter(f"{SVG}text")}
    moved = [one for one in root.iter() if "transform" in one.attrib and id(one) not in words]
    assert moved == []
    assert [one for one in root.iter() if "vector-effect" in one.attrib] == []


def test_a_cosmetic_stroke_has_its_width_and_dashes_on_the_page(tmp_path, qapp):
    root = written(tmp_path / "a.svg", paint_figures)
    (group,) = (one for one in root.iter(f"{SVG}g") if one.get("stroke") == "#2459c9")
    assert float(group.get("stroke-width")) == 3.0
    assert group.get("stroke-dasharray") == "12,6"
    (line,) = group
    assert line.get("points") == "20,90 100,15 180,80"


def test_a_stroke_that_is_scaled_is_as_wide_as_it_looks(tmp_path, qapp):
    root = written(tmp_path / "a.svg", paint_all)
    (group,) = (one for one in root.iter(f"{SVG}g") if one.get("stroke") == "#b8460e")
    assert float(group.get("stroke-width")) == pytest.approx(2.0)
    (box,) = (
        box
        for group in root.iter(f"{SVG}g")
        if group.get("fill") == "#8a5a00"
        for box in group.iter(f"{SVG}rect")
    )
    assert [box.get(name) for name in ("x", "y", "width", "height")] == ["120", "10", "10", "10"]


def test_words_are_words_in_a_font_that_others_know(tmp_path, qapp):
    root = written(tmp_path / "a.svg", paint_all)
    (text,) = root.iter(f"{SVG}text")
    assert "".join(text.itertext()) == "Loss"
    family = QFontInfo(QFont()).family()
    assert {one.get("font-family") for one in root.iter(f"{SVG}text")} == {
        f"'{family}', sans-serif"
    }


def test_what_is_not_seen_is_left_out(tmp_path, qapp):
    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(Qt.GlobalColor.transparent, 1))
        painter.drawRect(QRectF(10, 10, 30, 30))

    root = written(tmp_path / "a.svg", paint)
    (page,) = root.iter(f"{SVG}rect")
    assert page.get("width") == str(SIZE.width())


def test_it_looks_as_it_was_painted(tmp_path, qapp):
    written(tmp_path / "a.svg", paint_all)
    write_png(tmp_path / "a.png", SIZE, partial(paint_all), ratio=1.0)
    expected = pixels(QImage(str(tmp_path / "a.png")))
    off = np.abs(rendered(tmp_path / "a.svg") - expected).max(axis=2)
    assert (off > 96).mean() < 0.01
    assert off.mean() < 3
