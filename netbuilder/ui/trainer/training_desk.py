"""Train, steer, stop: between the document and the training controller."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netbuilder.errors import NetBuilderError
from netbuilder.project.knobs import with_rates
from netbuilder.project.run import same_network
from netbuilder.project.run_names import next_number, run_name
from netbuilder.ui.document.dialogs import MOST_EPOCHS
from netbuilder.ui.trainer.abilities import TrainingAbilities
from netbuilder.ui.trainer.current import Current
from netbuilder.ui.trainer.pad_source import PadSource
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from netbuilder.engine.protocol import Engine
    from netbuilder.project.checkpoint import Checkpoint
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.trainer.controller import TrainingController
    from netbuilder.ui.trainer.options import RunOptions
    from netbuilder.ui.trainer.preferences import TrainingPreferences
    from netbuilder.ui.trainer.state import TrainingState


class TrainingDesk(QObject):
    """Begins trainings of the document's network and keeps what comes of them.

    Signals:
        changed(): which of the verbs make sense now may be different.
        stopped_by_problems(): Train was pressed, but the network has errors.
    """

    changed = Signal()
    stopped_by_problems = Signal()

    def __init__(
        self,
        session: Session,
        engine: Engine,
        controller: TrainingController,
        *,
        preferences: TrainingPreferences,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.controller = controller
        self.can = TrainingAbilities(session, controller)
        self.current = Current(session, controller, self)
        self.pad_source = PadSource(session, engine, controller, self)
        self._preferences = preferences
        self._dialogs = dialogs
        self._restarts = False
        controller.state_changed.connect(self._on_state_changed)
        controller.run_ended.connect(self._on_run_ended)
        controller.refused.connect(self._on_refused)
        controller.steered.connect(self._on_steered)
        session.project_changed.connect(self._on_changed)
        session.runs_changed.connect(self._on_changed)
        session.run_chosen.connect(self._on_changed)
        session.loaded.connect(self._on_loaded)

    @property
    def state(self) -> TrainingState:
        """What training is doing."""
        return self.controller.state

    @property
    def is_busy(self) -> bool:
        """Whether a run of this document is under way, or will begin by itself."""
        return self.controller.running_graph is not None

    @property
    def differs(self) -> bool:
        """Whether the canvas shows another network than the one being trained.

        Knobs that were turned, and applied to the canvas or not, make no other network.
        """
        running, canvas = self.controller.running_graph, self._session.project.graph
        if running is None or same_network(running, canvas):
            return False
        steering = self.controller.steering
        return steering is None or not same_network(
            with_rates(running, steering.knobs.rates), canvas
        )

    @Slot()
    def train(self) -> None:
        """Train fresh weights."""
        if self._may_begin():
            number = next_number(self._session.document)
            options = self._options(number)
            self.controller.train(self._session.project, number=number, options=options)

    @Slot()
    def train_on(self) -> None:
        """Go on from the weights of the chosen run, for as many epochs as are planned."""
        self._train_on(self._session.project)

    def resume(self, checkpoint: Checkpoint) -> bool:
        """Go on with an interrupted training; tell whether none is under way, so that it can."""
        return self.controller.resume(checkpoint)

    @Slot()
    def train_on_for(self) -> None:
        """Go on for as many epochs as the person says, or make the training longer by them."""
        if not self.can.train_longer:
            return
        steering = self.controller.steering
        most = MOST_EPOCHS - (0 if steering is None else steering.knobs.epochs)
        if most < 1:
            self._dialogs.show_error(_long_enough())
            return
        start = min(self._session.project.plan.epochs, most)
        more = self._dialogs.ask_epochs(_("How many more epochs?"), start, most=most)
        steering = self.controller.steering
        if more is not None and steering is not None:
            knobs = steering.knobs
            self.controller.turn(replace(knobs, epochs=knobs.epochs + more))
        elif more is not None and self.can.train_on:
            self.train_on_epochs(more)

    def train_on_epochs(self, epochs: int) -> None:
        """Go on from the weights of the chosen run for so many epochs."""
        project = self._session.project
        self._train_on(replace(project, plan=project.plan.with_settings(epochs=epochs)))

    @Slot()
    def restart(self) -> None:
        """Train fresh weights; a training under way is stopped first, and its run kept."""
        if self.can.train:
            self.train()
        elif self.state.can_stop and self._may_begin():
            self.controller.stop()
            self._restarts = not self.can.train
            if not self._restarts:
                self.train()

    @Slot()
    def toggle_pause(self) -> None:
        """Let the training wait, or go on."""
        if self.state.can_unpause:
            self.controller.unpause()
        else:
            self.controller.pause()

    @Slot()
    def stop(self) -> None:
        """End the training and keep its weights."""
        self.controller.stop()

    @Slot()
    def stop_with_best(self) -> None:
        """End the training and keep the weights of its best epoch."""
        self.controller.stop(keep_best=True)

    def _train_on(self, project: Project) -> None:
        run = self._session.chosen_run
        if run is not None and self._may_begin():
            number = next_number(self._session.document)
            options = self._options(number)
            self.controller.train_on(project, run=run, number=number, options=options)

    def _options(self, number: int) -> RunOptions:
        path, project = self._session.path, self._session.project
        document = path.stem if path is not None else _(project.title)
        options = self._preferences.options(origin=path, document=document, run=run_name(number))
        return replace(options, document_id=self._session.document_id)

    def abandon(self) -> None:
        """End the training under way without keeping what comes of it."""
        self._restarts = False
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
        self.current.begin_anew()
        self.pad_source.answer_with_chosen_run()

    @Slot(object)
    def _on_run_ended(self, run: Run) -> None:
        self._session.add_run(run)
        self.current.ended(run)
        self.pad_source.answer_with_chosen_run()
        if self._restarts:
            # What else listens to the end of this run shall hear of it before the next begins.
            QTimer.singleShot(0, self._on_restart)

    @Slot()
    def _on_restart(self) -> None:
        if self._restarts:
            self._restarts = False
            self.train()

    @Slot(object)
    def _on_refused(self, error: NetBuilderError) -> None:
        self._restarts = False
        self.current.refused(error)
        if self.current.answerer is None:
            self.pad_source.answer_with_chosen_run()

    @Slot(object)
    def _on_state_changed(self, state: TrainingState) -> None:
        self.changed.emit()

    @Slot(object)
    def _on_steered(self, steering: object) -> None:
        self.changed.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()


def _long_enough() -> NetBuilderError:
    return NetBuilderError(
        _("The training in progress cannot be extended"),
        found=_("{count} epochs").format(count=grouped(MOST_EPOCHS)),
        expected=_("fewer; this is the maximum for a run"),
    )
