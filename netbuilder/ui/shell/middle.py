"""Middle of the window: banners, canvas and strip of curves, one above the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netbuilder.ui.shell.panel_room import CANVAS_SHARE

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from netbuilder.ui.shell.banners import Banners

_TOLD_BY = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Middle(QWidget):
    """Gives the canvas its share of the window's height; banners have what is left besides."""

    def __init__(self, banners: Banners, canvas: QWidget, strip: QWidget) -> None:
        super().__init__()
        self._banners, self._strip = banners, strip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(banners)
        layout.addWidget(canvas, 1)
        layout.addWidget(strip)
        strip.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out another height."""
        super().resizeEvent(event)
        self._share_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height out anew when the strip comes or goes."""
        if event.type() in _TOLD_BY:
            self._share_height()
        return super().eventFilter(watched, event)

    def _share_height(self) -> None:
        below = 0 if self._strip.isHidden() else self._strip.sizeHint().height()
        canvas = CANVAS_SHARE * self.window().frameGeometry().height()
        self._banners.take_height(int(self.height() - below - canvas))
