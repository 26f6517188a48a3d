"""Pixmaps to be painted on, sharp on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap

if TYPE_CHECKING:
    from PySide6.QtCore import QSize


def blank_pixmap(size: QSize, *, ratio: float, ground: str = "") -> QPixmap:
    """Return a pixmap to be painted on.

    Args:
        size: Width and height in device-independent pixels.
        ratio: Pixels of the screen for each of these.
        ground: Its colour; transparent where none is given.
    """
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    return made
