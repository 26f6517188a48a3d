"""The run, or a checkpoint of it, that a training under way has come to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.engine.build import weights_by_node
from netbuilder.engine.devices import device_of
from netbuilder.engine.importing import import_keras
from netbuilder.engine.snapshot import as_arrays
from netbuilder.project.checkpoint import Best, Checkpoint, TrainerState
from netbuilder.project.run import Run, RunStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.engine.continuing import Beginning
    from netbuilder.engine.loop import TrainingLoop
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.snapshot import Snapshot
    from netbuilder.engine.steering import Steering
    from netbuilder.network.graph import NodeId
    from netbuilder.project.run import Weights
    from netbuilder.project.run_end import EndReason
    from netbuilder.project.series import Score


class RunRecord:
    """Record of one training: all that there is to say of it at any moment.

    `started` is when it began, ISO 8601 with offset; `beginning` what it took over.
    """

    def __init__(
        self,
        request: TrainRequest,
        *,
        started: str,
        beginning: Beginning,
        loop: TrainingLoop,
        steering: Steering,
    ) -> None:
        self._request = request
        self._started = started
        self._beginning = beginning
        self.loop = loop
        self._steering = steering

    def run(
        self,
        status: RunStatus,
        *,
        weights: Weights,
        reason: EndReason | None = None,
        diverged_in: NodeId | None = None,
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
            diverged_in=diverged_in,
            series=progress.series(self.loop.epochs),
            weights=weights,
            test=test,
            execution_mode=self.loop.trainer.compiled.execution_mode,
            device=device_of(request.device),
            versions=dict(import_keras()),
            images_per_second=progress.images_per_second,
            continued=request.continued,
            first_epoch=request.first_epoch,
            carried=self._beginning.carried,
            schedule_epoch=self._beginning.schedule_epoch,
            changes=tuple(self._steering.changes),
            best_epoch=best_epoch,
        )

    def draft(self) -> Callable[[], Checkpoint]:
        """Take the state of this moment; its copies are made when the result is called."""
        compiled, best = self.loop.trainer.compiled, self.loop.best
        snapshot, state = compiled.snapshot(), self._state()
        run = self.run(RunStatus.STOPPED, weights={})

        def weights(of: Snapshot) -> Weights:
            return weights_by_node(compiled.recipe.model, compiled.graph, of.weights)

        def checkpoint() -> Checkpoint:
            kept = state.best
            if best is not None and kept is not None:
                kept = replace(
                    kept,
                    weights=weights(best),
                    optimizer=as_arrays(best.optimizer),
                    chance=as_arrays(best.chance),
                )
            whole = replace(
                state,
                optimizer=as_arrays(snapshot.optimizer),
                chance=as_arrays(snapshot.chance),
                best=kept,
            )
            return self._checkpoint(replace(run, weights=weights(snapshot)), whole)

        return checkpoint

    def _state(self) -> TrainerState:
        """Return the state of this moment but for its arrays."""
        monitor, best = self.loop.monitor, None
        if self.loop.best is not None and monitor.best_epoch is not None:
            best = Best(
                epoch=monitor.best_epoch,
                loss=monitor.best_loss,
                weights={},
                rate_factor=monitor.best_rate_factor,
            )
        return TrainerState(
            position=self.loop.position,
            knobs=self.loop.trainer.knobs,
            rate_factor=monitor.rate_factor,
            rate_waited=monitor.rate_waited,
            waited=monitor.waited,
            best=best,
        )

    def _checkpoint(self, run: Run, state: TrainerState) -> Checkpoint:
        request, events = self._request, self._request.tensorboard
        return Checkpoint(
            run=run,
            state=state,
            document_id=request.document_id,
            origin=request.origin,
            title=request.project.title,
            tensorboard="" if events is None else str(events.absolute()),
            drawings=request.project.drawings if request.project.plan.drawing_copies else (),
        )
