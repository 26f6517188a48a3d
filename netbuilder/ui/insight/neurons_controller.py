"""Shows the neurons of whichever block is selected, and asks what one of them looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.engine.probes.neuron import InspectNeuron, NeuronInspected
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.canvas.canvas import Canvas
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.insight.neurons import Neurons


class NeuronsController(QObject):
    """Between the canvas, the engine and the neurons."""

    def __init__(
        self,
        session: Session,
        engine: Engine,
        canvas: Canvas,
        panel: Neurons,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._engine = engine
        self._canvas = canvas
        self._panel = panel
        panel.wanted.connect(self._ask)
        canvas.selection_changed.connect(self.show_again)
        canvas.activations.changed.connect(self.show_again)
        session.project_changed.connect(self.show_again)

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take what a neuron looks for."""
        if isinstance(message, NeuronInspected):
            self._panel.show_neuron(message)

    @Slot(str, int)
    def _ask(self, node: str, unit: int) -> None:
        self._engine.ask(InspectNeuron(node, unit))

    @Slot()
    def show_again(self) -> None:
        """Show the block that is selected now, as the newest drawing went through it."""
        selected = self._canvas.scene.selected_nodes()
        node = selected[0] if len(selected) == 1 else ""
        values = self._canvas.activations.values_of(node)
        if values is None:
            self._panel.show_block("", "", None)
        else:
            title = _(self._session.project.graph.block(node).title)
            self._panel.show_block(node, title, values)
