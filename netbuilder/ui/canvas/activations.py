"""The drawn digit on its way through the blocks on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from netbuilder.engine.probes.activations import Activated
from netbuilder.network.unchanged import unchanged
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.array_image import activation_image
from netbuilder.ui.widgets.throttle import Throttle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.engine.messages import Message
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session


_PAUSE_MS, _REST = 33, 3.0
"""Faces change 30 times a second at most; with many blocks a quarter of the time goes into them."""


class Activations(QObject):
    """Shows what each block makes of the drawing, where it and all before it are as trained.

    What the model that is inside makes of it is nobody's here: none of its blocks is on the canvas.

    Signals:
        changed(activated): another `Activated`, or None, is shown.
    """

    changed = Signal(object)

    def __init__(self, session: Session, scene: GraphScene, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._scene = scene
        self.newest: Activated | None = None
        self.are_wanted = False
        self._is_showing = False
        self._compared: tuple[Graph | None, Graph | None] = (None, None)
        self._same: frozenset[NodeId] = frozenset()
        self._pace = Throttle(self._show, self, least=_PAUSE_MS, rest=_REST)
        session.project_changed.connect(self.show_again)

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take what the engine has seen inside."""
        if isinstance(message, Activated) and message.run_id:
            self.newest = message
            self._pace.ask()

    def want(self, are_wanted: bool) -> None:
        """Note whether the person has switched them on; they come with the next answer."""
        self.are_wanted = are_wanted
        self.changed.emit(self.newest)

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
        for name, item in self._scene.nodes.items():
            values = self.values_of(name)
            item.show_activation(None if values is None else activation_image(values, theme))

    def values_of(self, node: NodeId) -> NDArray[np.float32] | None:
        """Return what a block on the canvas makes of the drawing; None where that is not known."""
        if self.newest is None or node not in self._unchanged():
            return None
        return self.newest.values.get(node)

    def _unchanged(self) -> frozenset[NodeId]:
        graphs = (None if self.newest is None else self.newest.graph, self._session.project.graph)
        if graphs[0] is not self._compared[0] or graphs[1] is not self._compared[1]:
            self._compared = graphs
            self._same = frozenset() if graphs[0] is None else unchanged(graphs[0], graphs[1])
        return self._same
