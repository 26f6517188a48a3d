"""Train, continue, steer, stop: between the document and the trainer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netbuilder.engine.protocol import resume_request
from netbuilder.errors import NetBuilderError
from netbuilder.project.knobs import with_rates
from netbuilder.project.run import same_network
from netbuilder.project.run_names import next_number
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import MOST_EPOCHS
from netbuilder.ui.trainer.continuable import Continuable
from netbuilder.ui.trainer.current import Current
from netbuilder.ui.trainer.requests import continuing, fresh_request
from netbuilder.ui.trainer.trainer import Trainer
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.project.checkpoint import Checkpoint
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.trainer.preferences import TrainingPreferences
    from netbuilder.ui.trainer.state import TrainingState


class TrainingController(Controller):
    """Begins trainings of the document's network and keeps what comes of them.

    Signals:
        changed(): which of the verbs make sense now may be different.
        stopped_by_problems(): Train was pressed, but the network has errors.
    """

    changed = Signal()
    stopped_by_problems = Signal()

    def __init__(
        self, context: Context, preferences: TrainingPreferences, parent: QObject | None = None
    ) -> None:
        super().__init__(context, parent)
        self.trainer = trainer = Trainer(context.engine, self)
        self.current = Current(context.session, context.engine, trainer, self)
        self._preferences = preferences
        self._restarts = False
        self._continuable = Continuable(context.session)
        trainer.state_changed.connect(self.changed)
        trainer.steered.connect(self.changed)
        trainer.run_ended.connect(self._on_run_ended)
        trainer.refused.connect(self._on_refused)
        session = context.session
        session.project_changed.connect(self.changed)
        session.runs_changed.connect(self.changed)
        session.run_chosen.connect(self.changed)
        session.loaded.connect(self._on_loaded)

    @property
    def state(self) -> TrainingState:
        """State of the trainer."""
        return self.trainer.state

    @property
    def is_busy(self) -> bool:
        """True where a run of this document is under way, or will begin by itself."""
        return self.trainer.running is not None

    @property
    def can_train(self) -> bool:
        """True where Train may be pressed."""
        return self.state.can_train

    @property
    def can_continue(self) -> bool:
        """True where there are weights that fit the network as it is."""
        return not self.why_not_continue

    @property
    def why_not_continue(self) -> str:
        """The reason why nothing can be continued; empty where something can."""
        return self._continuable.why_not(self.state)

    @property
    def can_add_epochs(self) -> bool:
        """True where there is a training that more epochs can be added to."""
        return self.trainer.is_steerable or self.can_continue

    @property
    def can_restart(self) -> bool:
        """True where new weights can be trained, now or once the run under way is stopped."""
        return self.can_train or self.state.can_stop

    @property
    def differs(self) -> bool:
        """True where the canvas shows another network than the one being trained.

        Knobs that were turned, and applied to the canvas or not, make no other network.
        """
        running, canvas = self.trainer.running, self._session.project.graph
        if running is None or same_network(running.project.graph, canvas):
            return False
        steering = self.trainer.steering
        return steering is None or not same_network(
            with_rates(running.project.graph, steering.knobs.rates), canvas
        )

    @Slot()
    def train(self) -> None:
        """Train new weights."""
        if self._may_begin():
            self.trainer.begin(self._request(self._session.project))

    @Slot()
    def continue_training(self) -> None:
        """Go on from the weights of the chosen run, for as many epochs as are planned."""
        self._continue(self._session.project)

    def resume(self, checkpoint: Checkpoint) -> bool:
        """Resume an interrupted training; tell whether none is under way, so that it can."""
        return self.trainer.begin(resume_request(checkpoint))

    @Slot()
    def add_epochs(self) -> None:
        """Go on for as many epochs as the person says, or make the training longer by them."""
        if not self.can_add_epochs:
            return
        steering = self.trainer.steering
        most = MOST_EPOCHS - (0 if steering is None else steering.knobs.epochs)
        if most < 1:
            self._refuse(_long_enough())
            return
        start = min(self._session.project.plan.epochs, most)
        more = self._dialogs.ask_epochs(_("How many more epochs?"), start, most=most)
        steering = self.trainer.steering
        if more is not None and steering is not None:
            knobs = steering.knobs
            self.trainer.turn(replace(knobs, epochs=knobs.epochs + more))
        elif more is not None and self.can_continue:
            self.continue_for(more)

    def continue_for(self, epochs: int) -> None:
        """Go on from the weights of the chosen run for so many epochs."""
        project = self._session.project
        self._continue(replace(project, plan=project.plan.with_settings(epochs=epochs)))

    @Slot()
    def restart(self) -> None:
        """Train new weights; a training under way is stopped first, and its run kept."""
        if self.can_train:
            self.train()
        elif self.state.can_stop and self._may_begin():
            self.trainer.stop()
            self._restarts = not self.can_train
            if not self._restarts:
                self.train()

    @Slot()
    def toggle_pause(self) -> None:
        """Let the training wait, or go on."""
        if self.state.can_unpause:
            self.trainer.unpause()
        else:
            self.trainer.pause()

    @Slot()
    def stop(self) -> None:
        """End the training and keep its weights."""
        self.trainer.stop()

    @Slot()
    def stop_with_best(self) -> None:
        """End the training and keep the weights of its best epoch."""
        self.trainer.stop(keep_best=True)

    def _continue(self, project: Project) -> None:
        run = self._session.chosen_run
        if run is None or not self._may_begin():
            return
        try:
            self.trainer.begin(continuing(self._request(project), run))
        except NetBuilderError as error:
            self._on_refused(error)

    def _request(self, project: Project) -> TrainRequest:
        session = self._session
        request = replace(
            fresh_request(project, number=next_number(session.document)),
            document_id=session.document_id,
            origin="" if session.path is None else str(session.path.absolute()),
        )
        document = _(project.title) if session.path is None else session.path.stem
        return self._preferences.applied_to(request, document=document)

    def abandon(self) -> None:
        """End the training under way without keeping what comes of it."""
        self._restarts = False
        self.trainer.abandon()

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

    @Slot(object)
    def _on_run_ended(self, run: Run) -> None:
        self._session.add_run(run)
        self.current.ended(run)
        if self._restarts:
            # What else listens to the end of this run shall hear of it before the next begins.
            QTimer.singleShot(0, self, self._on_restart)

    @Slot()
    def _on_restart(self) -> None:
        if self._restarts:
            self._restarts = False
            self.train()

    @Slot(object)
    def _on_refused(self, error: NetBuilderError) -> None:
        self._restarts = False
        self.current.refused(error)
        self._refuse(error)


def _long_enough() -> NetBuilderError:
    return NetBuilderError(
        _("The training in progress cannot be extended"),
        found=counted("{count} epoch", "{count} epochs", MOST_EPOCHS),
        expected=_("fewer; this is the maximum for a run"),
    )
