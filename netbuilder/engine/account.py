"""The run, or a checkpoint of it, that a training under way has come to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.engine.build import weights_by_node
from netbuilder.engine.devices import device_of
from netbuilder.engine.importing import import_keras
from netbuilder.engine.snapshot import as_arrays
from netbuilder.project.checkpoint import Best, Checkpoint, TrainerState
from netbuilder.project.run import Run, RunStatus, Series

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.engine.loop import TrainingLoop
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.steering import Steering
    from netbuilder.network.graph import NodeId
    from netbuilder.project.run import Score, Weights


class Account:
    """What there is to say of one training, at any moment of it.

    `started` is when it began, ISO 8601 with offset.
    """

    def __init__(
        self,
        request: TrainRequest,
        *,
        started: str,
        loop: TrainingLoop,
        steering: Steering,
    ) -> None:
        self._request = request
        self._started = started
        self.loop = loop
        self._steering = steering

    def run(
        self,
        status: RunStatus,
        *,
        weights: Weights,
        reason: str = "",
        ran_away_in: NodeId | None = None,
        test: Score | None = None,
        best_epoch: int | None = None,
    ) -> Run:
        """Return the run as it is now."""
        request, progress = self._request, self.loop.progress
        project = request.project
        return Run(
            id=request.run_id,
            name=request.name,
            started=self._started,
            graph=project.graph,
            plan=project.plan,
            dataset=project.dataset,
            examples=self.loop.trainer.examples.count,
            status=status,
            reason=reason,
            ran_away_in=ran_away_in,
            series=Series(progress.step_loss, progress.step_accuracy, tuple(self.loop.epochs)),
            weights=weights,
            test=test,
            way=self.loop.trainer.compiled.way,
            device=device_of(request.device),
            versions=dict(import_keras()),
            images_per_second=progress.images_per_second,
            continued=request.continued,
            first_epoch=request.first_epoch,
            changes=tuple(self._steering.changes),
            best_epoch=best_epoch,
        )

    def draft(self) -> Callable[[], Checkpoint]:
        """Take the state of this moment; its copies are made when the result is called."""
        snapshot, loop = self.loop.trainer.compiled.snapshot(), self.loop
        run = self.run(RunStatus.STOPPED, weights={})
        monitor, position, knobs = loop.monitor, loop.position, self.loop.trainer.knobs
        model, graph = self.loop.trainer.compiled.recipe.model, self.loop.trainer.compiled.graph
        best, best_epoch, best_loss = loop.best_weights, monitor.best_epoch, monitor.best_loss
        waits = monitor.rate_factor, monitor.rate_waited, monitor.waited
        request, events = self._request, self._request.tensorboard

        def checkpoint() -> Checkpoint:
            kept = None
            if best is not None and best_epoch is not None:
                kept = Best(
                    epoch=best_epoch, loss=best_loss, weights=weights_by_node(model, graph, best)
                )
            return Checkpoint(
                run=replace(run, weights=weights_by_node(model, graph, snapshot.weights)),
                state=TrainerState(
                    position=position,
                    knobs=knobs,
                    optimizer=as_arrays(snapshot.optimizer),
                    chance=as_arrays(snapshot.chance),
                    rate_factor=waits[0],
                    rate_waited=waits[1],
                    waited=waits[2],
                    best=kept,
                ),
                document_id=request.document_id,
                origin=request.origin,
                title=request.project.title,
                tensorboard="" if events is None else str(events.absolute()),
                drawings=request.project.drawings if request.project.plan.drawing_repeats else (),
            )

        return checkpoint
