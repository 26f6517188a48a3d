"""All that looks closer at the drawing, put together for the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.engine.probes.activations import Activate
from netbuilder.ui.insight.collection_controller import CollectionController
from netbuilder.ui.insight.controller import InsightController
from netbuilder.ui.insight.kept_mark import KeptMark
from netbuilder.ui.insight.learning_controller import LearningController
from netbuilder.ui.insight.neurons_controller import NeuronsController

if TYPE_CHECKING:
    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.shell.panels import Panels
    from netbuilder.ui.trainer.current import Current
    from netbuilder.ui.trainer.training_desk import TrainingDesk


class Insight(QObject):
    """The drawing's way and reasons, the kept drawings, and what blocks make of it."""

    def __init__(
        self,
        session: Session,
        engine: Engine,
        panels: Panels,
        training: TrainingDesk,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        pad = panels.pad
        self._panels = panels
        self.drawing = InsightController(engine, pad, panels.insight, self)
        self.collection = CollectionController(
            session, engine, pad, panels.collection, dialogs, self
        )
        self.kept_mark = KeptMark(session, pad, self)
        self.learning = LearningController(session, training, panels.collection, dialogs, self)
        training.controller.run_ended.connect(self.collection.on_run_ended)
        pad.emptied.connect(panels.canvas.activations.clear)
        self.neurons = NeuronsController(session, engine, panels.canvas, panels.neurons, self)
        panels.below.currentChanged.connect(self._on_page_turned)

    def hear(self, current: Current) -> None:
        """Hear whom `current` lets answer."""
        current.received.connect(self.drawing.on_message)
        current.received.connect(self.collection.on_message)
        current.received.connect(self.neurons.on_message)
        current.received.connect(self._panels.canvas.activations.on_message)
        current.voided.connect(self.drawing.forget_effect)
        current.voided.connect(self.collection.forget_answers)

    @Slot(bool)
    def show_activations(self, wanted: bool) -> None:
        """Let the drawn digit flow through the blocks on the canvas, or no more."""
        if wanted:
            self._panels.pad.questions.ask_beside(Activate, Activate)
        else:
            self._panels.pad.questions.ask_no_more_beside(Activate)
            self._panels.canvas.activations.clear()

    @Slot()
    def _on_page_turned(self) -> None:
        """Catch up with what was not asked for while nobody looked."""
        if self._panels.insight.isVisible():
            self.drawing.look_again()
        self.collection.look_again()
