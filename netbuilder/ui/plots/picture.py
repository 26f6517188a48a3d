"""The plots as a picture for a report: on white, whatever the theme of the window."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from netbuilder.project.metric_words import phrase_of
from netbuilder.ui.plots.pair import PlotPair
from netbuilder.ui.style.theme import LIGHT, palette_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE: Final = QSize(1200, 460)
RATIO: Final = 2.0
_PAPER: Final = replace(LIGHT, window="#ffffff")


def write_png(pair: PlotPair, path: Path) -> None:
    """Write what `pair` shows, `SIZE` in twice as many pixels each way.

    Raises:
        OSError: It cannot be written.
    """
    image = QImage(SIZE * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(Qt.GlobalColor.white)
    with _sheet(pair, ratio=RATIO) as sheet:
        painter = QPainter(image)
        _paint(sheet, painter)
        painter.end()
    writer = QImageWriter(str(path), QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(writer.errorString())


def write_svg(pair: PlotPair, path: Path) -> None:
    """Write what `pair` shows as lines and words, which stay sharp at any size.

    Raises:
        OSError: It cannot be written.
    """
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(SIZE)
    generator.setViewBox(QRect(QPoint(), SIZE))
    generator.setResolution(pair.logicalDpiX())
    generator.setTitle(_("Loss and {metric}").format(metric=phrase_of(pair.score.measure)))
    with _sheet(pair, ratio=1.0) as sheet:
        painter = QPainter()
        if not painter.begin(generator):
            raise OSError(_("The image could not be written."))
        _paint(sheet, painter)
        painter.end()


@contextmanager
def _sheet(pair: PlotPair, *, ratio: float) -> Iterator[PlotPair]:
    """Yield plots like those of `pair` that are laid out but never seen."""
    sheet = PlotPair()
    sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    sheet.setPalette(palette_of(_PAPER))
    sheet.resize(SIZE)
    sheet.show()
    sheet.draw_on_paper(_PAPER, pair, ratio=ratio)
    layout = sheet.layout()
    if layout is not None:
        layout.activate()
    try:
        yield sheet
    finally:
        sheet.hide()
        sheet.deleteLater()


def _paint(sheet: PlotPair, painter: QPainter) -> None:
    painter.fillRect(QRect(QPoint(), SIZE), Qt.GlobalColor.white)
    sheet.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
