"""Shows the neurons of whichever block is selected, and asks what one of them looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Slot

from netbuilder.engine.probes.neuron import InspectNeuron, NeuronInspected
from netbuilder.project.task import ExampleKind
from netbuilder.ui.insight.activations.view import ActivationsView
from netbuilder.ui.insight.neurons.panel import NeuronsPanel
from netbuilder.ui.insight.view import Needs, View
from netbuilder.ui.widgets.frames import scrolling
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.engine.probes.probe import Answer, Probe, Unanswered
    from netbuilder.ui.insight.surroundings import Surroundings


class NeuronsView(View):
    """Neurons of the selected block, and the one that was clicked."""

    id: ClassVar[str] = "neurons"
    title: ClassVar[str] = N_("Neurons")
    tip: ClassVar[str] = N_("Show what activates the neurons of the selected block")
    shortcut: ClassVar[str] = "Ctrl+2"
    order: ClassVar[int] = 20
    probes: ClassVar[tuple[type[Probe], ...]] = (InspectNeuron,)
    needs: ClassVar[Needs] = Needs(examples=(ExampleKind.IMAGE,))

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._asked = 0
        self.panel = NeuronsPanel()
        self.page = scrolling(self.panel, sideways=True)
        self.panel.wanted.connect(self._on_wanted)
        self.panel.show_activations.clicked.connect(self._on_activations_wanted)
        around.canvas.selection_changed.connect(self.show_again)
        around.canvas.activations.changed.connect(self.show_again)
        self._session.project_changed.connect(self.show_again)

    def on_answer(self, answer: Answer) -> None:
        """Show what a neuron looks for."""
        if isinstance(answer, NeuronInspected):
            self.panel.show_neuron(answer)

    def on_unanswered(self, unanswered: Unanswered) -> None:
        """Say it where the neuron would be shown, unless another was clicked meanwhile."""
        if unanswered.number == self._asked:
            self.panel.show_no_neuron(unanswered.reason)

    @Slot(str, int)
    def _on_wanted(self, node: str, unit: int) -> None:
        self._asked += 1
        self.ask(InspectNeuron(node, unit, number=self._asked))

    @Slot()
    def _on_activations_wanted(self) -> None:
        self.other_wanted.emit(ActivationsView.id)

    @Slot()
    def show_again(self) -> None:
        """Show the block that is selected now, as the newest drawing went through it."""
        self.panel.show_activations.setHidden(self.around.canvas.activations.are_wanted)
        selected = self.around.canvas.scene.selected_nodes()
        node = selected[0] if len(selected) == 1 else ""
        values = self.around.canvas.activations.values_of(node)
        if values is None:
            self.panel.show_block("", "", None)
        else:
            title = _(self._session.project.graph.block(node).title)
            self.panel.show_block(node, title, values)
