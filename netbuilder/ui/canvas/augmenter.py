"""The verb that lets a network learn from pictures changed at random."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from netbuilder.network.augmenting import make_robust
from netbuilder.network.rules import EditError
from netbuilder.ui.canvas.canvas_verbs import CanvasVerbs
from netbuilder.ui.canvas.gestures import on_graph
from netbuilder.words import _


class Augmenter(CanvasVerbs):
    """Puts changes of pictures behind the Input, as one undo step.

    Signals:
        refused(error): the verb could not be done.
    """

    refused = Signal(object)

    @Slot()
    def make_robust(self) -> None:
        """Let the network learn digits as different hands draw them."""
        before = set(self._scene.graph.nodes)
        try:
            self._session.edit(_("Make robust to pens"), on_graph(make_robust))
        except EditError as error:
            self.refused.emit(error)
            return
        self._scene.select(tuple(name for name in self._scene.graph.nodes if name not in before))
        self._view.zoom_to_fit()
