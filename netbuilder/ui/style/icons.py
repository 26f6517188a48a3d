"""Icons from SVG files, painted in the theme's colours."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from netbuilder import resources

_SIZES = (16, 20, 24, 32, 48, 64)


@cache
def _source(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, *, colour: str, disabled: str) -> QIcon:
    """Return the icon `name` with `currentColor` replaced, which Qt would paint black."""
    made = QIcon()
    for mode, paint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for pixmap in _pixmaps(name, paint):
            made.addPixmap(pixmap, mode)
    return made


def _pixmaps(name: str, paint: str) -> list[QPixmap]:
    """Return the icon in each size, painted once as long as Qt's cache holds it."""
    keys = [f"icon {name} {paint} {size}" for size in _SIZES]
    pixmaps = [QPixmap() for _size in _SIZES]
    if all(QPixmapCache.find(key, kept) for key, kept in zip(keys, pixmaps, strict=True)):
        return pixmaps
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", paint).encode()))
    painted = [_painted(renderer, size) for size in _SIZES]
    for key, pixmap in zip(keys, painted, strict=True):
        QPixmapCache.insert(key, pixmap)
    return painted


def _painted(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
