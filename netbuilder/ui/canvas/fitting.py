"""Fit of the network, or of a part of it, into the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView

    from netbuilder.ui.canvas.scene import GraphScene

_LEAST_SHOWN: Final = QSizeF(640.0, 240.0)
"""A small network is shown at the left of so much room for more."""
_LARGEST: Final = 1.25
_MARGIN: Final = 16


class Fitting:
    """Zooms so that all is seen, or all that is selected."""

    def __init__(self, view: QGraphicsView, scene: GraphScene) -> None:
        self._view = view
        self._scene = scene

    def fit_all(self) -> None:
        """Show the whole network."""
        content = self._scene.content_rect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        least = QRectF(content.left(), content.center().y() - _LEAST_SHOWN.height() / 2, 0, 0)
        least.setSize(_LEAST_SHOWN)
        self._fit(content.united(least))

    def fit_selection(self) -> None:
        """Show the selected blocks; with none, the whole network."""
        items = [self._scene.nodes[name] for name in self._scene.selected_nodes()]
        rect = QRectF()
        for item in items:
            around = item.sceneBoundingRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
            rect = rect.united(around)
        if items:
            self._fit(rect)
        else:
            self.fit_all()

    def _fit(self, rect: QRectF) -> None:
        self._view.fitInView(rect, Qt.AspectRatioMode.KeepAspectRatio)
        closer = _LARGEST / self._view.transform().m11()
        if closer < 1:
            self._view.scale(closer, closer)
        self._view.centerOn(rect.center())
