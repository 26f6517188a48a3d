"""Fit of the network to the view: what was fitted stays fitted until it is zoomed or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsView

    from netbuilder.ui.canvas.scene import GraphScene

_LARGEST_SELECTION: Final = 1.25
"""A few blocks may be seen a little larger than they are; the whole network never is."""
_MARGIN: Final = 16.0
_LEAST_SHOWN = QSizeF(640.0, 240.0)
"""A small network is shown at the left of so much room for more."""


class Fitting:
    """Zooms a view so that all of something is seen."""

    def __init__(self, view: QGraphicsView, scene: GraphScene) -> None:
        self._view = view
        self._scene = scene
        self._is_held = False

    def fit_all(self) -> None:
        """Show the whole network, and again in each size that the view takes on."""
        self._is_held = True
        self.follow()

    def fit_selection(self) -> None:
        """Show the selected blocks; with none, the whole network."""
        rect = QRectF()
        for name in self._scene.selected_nodes():
            rect = rect.united(_with_margin(self._scene.nodes[name].sceneBoundingRect()))
        if rect.isNull():
            self.fit_all()
        else:
            self._is_held = False
            self._fit(rect, largest=_LARGEST_SELECTION)

    def follow(self) -> None:
        """Show the whole network in the present size of the view, if that is what was shown."""
        if self._is_held:
            content = _with_margin(self._scene.content_rect())
            top = content.center().y() - _LEAST_SHOWN.height() / 2
            least = QRectF(content.left(), top, _LEAST_SHOWN.width(), _LEAST_SHOWN.height())
            self._fit(content.united(least), largest=1.0)

    def let_go(self) -> None:
        """Leave zoom and place to the person from here on."""
        self._is_held = False

    def _fit(self, rect: QRectF, *, largest: float) -> None:
        view = self._view
        view.fitInView(rect, Qt.AspectRatioMode.KeepAspectRatio)
        zoom = view.transform().m11()
        if zoom > largest:
            view.scale(largest / zoom, largest / zoom)
        view.centerOn(rect.center())


def _with_margin(rect: QRectF) -> QRectF:
    return rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
