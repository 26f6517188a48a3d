"""The drawn digit on its way through the blocks on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from netbuilder.engine.pad_messages import Activated
from netbuilder.ui.canvas.activation_image import activation_image
from netbuilder.ui.pacing import Pace
from netbuilder.ui.theme import theme_of

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.session import Session


_PAUSE_MS, _REST = 33, 3.0
"""Faces change 30 times a second at most; with many blocks a quarter of the time goes into them."""


class Activations(QObject):
    """Shows what each block makes of the drawing, on blocks that are as they were trained.

    Signals:
        changed(activated): another `Activated`, or None, is shown.
    """

    changed = Signal(object)

    def __init__(self, session: Session, scene: GraphScene, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._scene = scene
        self.newest: Activated | None = None
        self._is_showing = False
        self._pace = Pace(self._show, self, least=_PAUSE_MS, rest=_REST)
        session.project_changed.connect(self.show_again)

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take what the engine has seen inside."""
        if isinstance(message, Activated):
            self.newest = message
            self._pace.ask()

    @Slot()
    def clear(self) -> None:
        """Show the blocks' own words again: nothing lies on the pad."""
        if self.newest is not None:
            self.newest = None
            self._show()

    def _show(self) -> None:
        self.show_again()
        self.changed.emit(self.newest)

    @Slot()
    def show_again(self) -> None:
        """Bring the faces up to date with the newest values, the network and the theme."""
        theme, newest = theme_of(QApplication.palette()), self.newest
        if newest is None and not self._is_showing:
            return
        self._is_showing = newest is not None
        graph = self._session.project.graph
        for name, item in self._scene.nodes.items():
            fits = (
                newest is not None
                and name in newest.values
                and name in graph.nodes
                and graph.block(name) == newest.graph.block(name)
            )
            if newest is not None and fits:
                item.show_activation(activation_image(newest.values[name], theme))
            else:
                item.show_activation(None)
