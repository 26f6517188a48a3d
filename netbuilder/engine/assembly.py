"""Puts together what a training begins with: the network, its weights, its state."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING

from netbuilder.engine.class_weights import class_weights
from netbuilder.engine.continuing import beginning_of
from netbuilder.engine.event_files import EventFiles
from netbuilder.engine.execution_mode import execution_mode_of
from netbuilder.engine.messages import RunStarted
from netbuilder.engine.trainer import Trainer
from netbuilder.errors import NetBuilderError
from netbuilder.network.shapes import total_parameters
from netbuilder.project.knobs import knobs_of, with_rates
from netbuilder.project.run import Carried
from netbuilder.project.series import Series
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.engine.checkpointer import CheckpointStore
    from netbuilder.engine.compiled import Compiled, CompiledCache
    from netbuilder.engine.examples import Examples
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.network.graph import Graph
    from netbuilder.project.task import Task

logger = logging.getLogger(__name__)


class Assembly:
    """Begins anew, from another run's weights, or exactly where this one was.

    Attributes:
        started: Time at which the training began, ISO 8601 with offset.
        beginning: What goes on from before, known for good once there is a trainer.
    """

    def __init__(self, request: TrainRequest, *, checkpoints: CheckpointStore | None) -> None:
        self._request = request
        self._project = request.project
        self.beginning = beginning_of(request, checkpoints)
        resumed = request.resume
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        self.started = now if resumed is None else resumed.run.started
        self._knobs = knobs_of(request.project) if resumed is None else resumed.state.knobs

    def run_started(self, examples: Examples) -> RunStarted:
        """Return the message that the training has begun."""
        graph, resumed = self._project.graph, self._request.resume
        return RunStarted(
            run_id=self._request.run_id,
            name=self._request.name,
            dataset=self._project.dataset,
            epochs=self._knobs.epochs,
            steps_per_epoch=examples.steps(self._knobs.batch_size),
            parameters=total_parameters(graph),
            execution_mode=execution_mode_of(graph),
            knobs=self._knobs,
            first_epoch=self._request.first_epoch,
            so_far=Series() if resumed is None else resumed.run.series,
            changes=() if resumed is None else resumed.run.changes,
        )

    def trainer(self, cache: CompiledCache, examples: Examples, *, task: Task) -> Trainer:
        """Build the network, with the weights and the state to begin or go on from."""
        plan, learned = self._project.plan, examples.learned_targets

        def compile_for(graph: Graph) -> Compiled:
            compiled = cache.compiled(graph, plan, task=task, device=self._request.device)
            weights = compiled.recipe.class_weights
            if weights is not None:
                weights.assign(class_weights(plan, learned, classes=task.classes))
            return compiled

        compiled = compile_for(with_rates(self._project.graph, self._knobs.rates))
        self._begin(compiled)
        return Trainer(
            self._project,
            task=task,
            knobs=self._knobs,
            examples=examples,
            compiled=compiled,
            compile_for=compile_for,
            schedule_epoch=self.beginning.schedule_epoch,
        )

    def _begin(self, compiled: Compiled) -> None:
        request, resumed, state = self._request, self._request.resume, self.beginning.state
        weights = request.weights if resumed is None else resumed.run.weights
        compiled.begin(self._project.plan, weights=weights)
        is_carried = Carried.OPTIMIZER in (self.beginning.carried or ())
        if state is None or not (resumed is not None or is_carried):
            return
        try:
            compiled.go_on(state)
        except ValueError as error:
            if resumed is not None:
                raise _does_not_fit() from error
            logger.info("the optimizer begins anew: its former state is that of another plan")
            compiled.begin(self._project.plan, weights=weights)
            self.beginning = self.beginning.without_optimizer()


def _does_not_fit() -> NetBuilderError:
    return NetBuilderError(
        _("The training cannot be resumed"),
        found=_("the state of a different optimizer or network"),
        expected=_("the state of the same network and training plan"),
        advice=_(
            "Press Continue training: the weights fit, and the optimizer starts from scratch."
        ),
    )


def event_files(request: TrainRequest) -> EventFiles | None:
    """Return what writes the run's figures for TensorBoard, where that is wanted."""
    if request.tensorboard is None:
        return None
    steps = 0 if request.resume is None else len(request.resume.run.series.step_loss)
    return EventFiles(request.tensorboard, first_epoch=request.first_epoch, first_step=steps)
