"""Base of all commands of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView
    from netbuilder.ui.document.session import Session


class CanvasCommand(QObject):
    """The base of those that edit the graph of the session, seen on a scene and in a view."""

    def __init__(self, session: Session, scene: GraphScene, view: CanvasView) -> None:
        super().__init__(view)
        self._session = session
        self._scene = scene
        self._view = view
