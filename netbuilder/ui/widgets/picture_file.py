"""Pictures in files, of anything that can be painted: pixels (PNG), or lines and words (SVG)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from netbuilder.ui.widgets.svg_page import write_in_page_units
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RATIO: Final = 2.0
"""Pixels of a PNG for each unit that is painted, each way."""


def write_png(
    path: Path, size: QSize, paint: Callable[[QPainter], None], *, ratio: float = RATIO
) -> None:
    """Write what `paint` paints on white into `size`, in `ratio` times as many pixels each way.

    Raises:
        OSError: It cannot be written, or is too large for the memory.
    """
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    if image.isNull():
        raise OSError(_("The image could not be written."))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    writer = QImageWriter(str(path), QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(writer.errorString())


def write_svg(
    path: Path,
    size: QSize,
    paint: Callable[[QPainter], None],
    *,
    title: str,
    resolution: int,
) -> None:
    """Write what `paint` paints on white as lines and words, which stay sharp at any size.

    `resolution` is the number of dots per inch for which the words are laid out.

    Raises:
        OSError: It cannot be written.
    """
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setResolution(resolution)
    generator.setTitle(title)
    painter = QPainter()
    if not painter.begin(generator):
        raise OSError(_("The image could not be written."))
    painter.fillRect(QRect(QPoint(), size), Qt.GlobalColor.white)
    paint(painter)
    painter.end()
    write_in_page_units(path)
