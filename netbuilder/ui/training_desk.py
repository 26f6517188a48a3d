"""Train, train on, stop: between the document and the training controller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netbuilder.engine.messages import EngineReady
from netbuilder.project.run import same_network, weights_fit
from netbuilder.project.run_names import next_number
from netbuilder.ui.runs.words import no_weights
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.project.run import Run
    from netbuilder.ui.session import Session
    from netbuilder.ui.training.controller import TrainingController
    from netbuilder.ui.training.state import TrainingState


class TrainingDesk(QObject):
    """Begins trainings of the document's network and keeps what comes of them.

    Signals:
        changed(): which of the three verbs make sense now may be different.
        stopped_by_problems(): Train was pressed, but the network has errors.
    """

    changed = Signal()
    stopped_by_problems = Signal()

    def __init__(
        self,
        session: Session,
        engine: Engine,
        controller: TrainingController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._engine = engine
        self.controller = controller
        self._fits_for: tuple[object, object, bool] = (None, None, False)
        self._answering: tuple[object, str] = (None, "")
        controller.state_changed.connect(self._on_state_changed)
        controller.run_ended.connect(self._on_run_ended)
        session.project_changed.connect(self._on_changed)
        session.runs_changed.connect(self._on_changed)
        session.run_chosen.connect(self._on_run_chosen)
        session.loaded.connect(self._on_loaded)

    @property
    def state(self) -> TrainingState:
        """What training is doing."""
        return self.controller.state

    @property
    def can_train(self) -> bool:
        """Whether Train may be pressed."""
        return self.state.can_train

    @property
    def can_train_on(self) -> bool:
        """Whether there are weights that fit the network as it is."""
        return self.can_train and self._chosen_fits()

    def _chosen_fits(self) -> bool:
        run, graph = self._session.chosen_run, self._session.project.graph
        if run is None or not run.weights:
            return False
        known_run, known_graph, answer = self._fits_for
        if known_run is not run or known_graph is not graph:
            answer = weights_fit(graph, run.weights)
            self._fits_for = (run, graph, answer)
        return answer

    @property
    def is_busy(self) -> bool:
        """Whether a run of this document is under way, or will begin by itself."""
        return self.controller.running_graph is not None

    @property
    def differs(self) -> bool:
        """Whether the canvas shows another network than the one being trained."""
        running = self.controller.running_graph
        return running is not None and not same_network(running, self._session.project.graph)

    @Slot()
    def train(self) -> None:
        """Train fresh weights."""
        if self._may_begin():
            number = next_number(self._session.document)
            self.controller.train(self._session.project, number=number)

    @Slot()
    def train_on(self) -> None:
        """Go on from the weights of the chosen run."""
        run = self._session.chosen_run
        if run is not None and self._may_begin():
            project, number = self._session.project, next_number(self._session.document)
            self.controller.train_on(project, run=run, number=number)

    @Slot()
    def stop(self) -> None:
        """End the training and keep its weights."""
        self.controller.stop()

    def abandon(self) -> None:
        """End the training under way without keeping what comes of it."""
        self.controller.abandon()

    def _may_begin(self) -> bool:
        if self._session.analysis.errors:
            self.stopped_by_problems.emit()
            return False
        return True

    @Slot()
    def _on_loaded(self) -> None:
        """Leave the run of the document before to itself: it is not this one's."""
        self.abandon()
        self.answer_with_chosen_run()

    def answer_with_chosen_run(self) -> None:
        """Let the pad be answered by the chosen run, or say why it cannot be."""
        run = self._session.chosen_run
        self._answering = (None, "") if run is None else (run.weights, run.name)
        if run is None:
            self._engine.answer_with_nothing(_("Train a network, then draw a digit here."))
        elif not run.weights:
            self._engine.answer_with_nothing(no_weights(run).sentence())
        else:
            self._engine.answer_with(run.graph, run.weights, source=run.name)

    @Slot()
    def _on_run_chosen(self) -> None:
        """Follow the choice; a training under way goes on answering by itself."""
        run = self._session.chosen_run
        wanted = (None, "") if run is None else (run.weights, run.name)
        is_answering = wanted[0] is self._answering[0] and wanted[1] == self._answering[1]
        if self.controller.running_graph is None and not is_answering:
            self.answer_with_chosen_run()
        self.changed.emit()

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Give the pad its weights as soon as there is an engine to answer."""
        if isinstance(message, EngineReady):
            self.answer_with_chosen_run()

    @Slot(object)
    def _on_run_ended(self, run: Run) -> None:
        self._session.add_run(run)
        self.answer_with_chosen_run()

    @Slot(object)
    def _on_state_changed(self, state: TrainingState) -> None:
        self.changed.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
