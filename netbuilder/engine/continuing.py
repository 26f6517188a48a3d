"""State that a training takes over from the one it continues: all of one moment, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.network.frozen import frozen_nodes
from netbuilder.project.checkpoint import Position, TrainerState
from netbuilder.project.knobs import knobs_of, with_rates
from netbuilder.project.plan import Schedule
from netbuilder.project.run import Carried, same_network

if TYPE_CHECKING:
    from netbuilder.engine.checkpointer import CheckpointStore
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.project.checkpoint import Best, Checkpoint
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project
    from netbuilder.project.run import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """State that a training begins with beside its weights.

    Attributes:
        state: Optimizer, chance, monitor and position; None where all begins anew.
        carried: What of them goes on from the run continued; None where none is.
        schedule_epoch: The epoch of the learning-rate schedule that it begins in.
    """

    state: TrainerState | None = None
    carried: tuple[Carried, ...] | None = None
    schedule_epoch: int = 0

    def without_optimizer(self) -> Beginning:
        """Return the same with an optimizer that begins anew."""
        left = tuple(part for part in self.carried or () if part is not Carried.OPTIMIZER)
        return replace(self, carried=left)


def beginning_of(request: TrainRequest, checkpoints: CheckpointStore | None) -> Beginning:
    """Return what the training begins with.

    What is stored of the run continued is taken over only where it belongs to the very weights that
    are continued: optimizer, monitor and schedule of another moment would not fit them.
    """
    if request.resume is not None:
        run = request.resume.run
        return Beginning(
            state=request.resume.state, carried=run.carried, schedule_epoch=run.schedule_epoch
        )
    if not request.continued or request.weights is None:
        return Beginning()
    former = None if checkpoints is None else checkpoints.load(request.continued)
    if former is None or not _same(former.run.weights, request.weights):
        return Beginning(carried=())
    return _carried_over(former, request)


def _carried_over(former: Checkpoint, request: TrainRequest) -> Beginning:
    project, state, plan = request.project, former.state, former.run.plan
    carried = []
    is_frozen_alike = frozen_nodes(former.run.graph) == frozen_nodes(project.graph)
    # Its state has a place for each weight that learns, told apart by their order alone.
    if plan.optimizer is project.plan.optimizer and is_frozen_alike:
        carried.append(Carried.OPTIMIZER)
    if request.continues_schedule and _has_same_schedule(former, project):
        carried.append(Carried.SCHEDULE)
    if state.best is not None and _is_comparable(former, project):
        carried.append(Carried.BEST)
    goes_on = Carried.SCHEDULE in carried
    begun = TrainerState(
        position=Position(),
        knobs=knobs_of(project),
        optimizer=state.optimizer,
        chance=state.chance,
        rate_factor=state.rate_factor if goes_on else 1.0,
        rate_waited=state.rate_waited if goes_on else 0,
        best=_from_here(state) if Carried.BEST in carried else None,
    )
    done = former.run.schedule_epoch + state.position.epoch
    return Beginning(state=begun, carried=tuple(carried), schedule_epoch=done if goes_on else 0)


def _from_here(state: TrainerState) -> Best | None:
    """Return the best epoch counted from the moment that is continued: it lies before it."""
    best = state.best
    return None if best is None else replace(best, epoch=best.epoch - state.position.epoch)


def _has_same_schedule(former: Checkpoint, project: Project) -> bool:
    """Tell whether there is a schedule that goes on: one whose rate nobody has changed since."""
    old, new = former.run.plan, project.plan
    is_same = (old.schedule, old.learning_rate) == (new.schedule, new.learning_rate)
    return is_same and new.schedule is not Schedule.CONSTANT


def _is_comparable(former: Checkpoint, project: Project) -> bool:
    """Tell whether losses of the two trainings mean the same."""
    run, old, new = former.run, former.run.plan, project.plan
    if (run.dataset, old.loss, old.validation_split) != (
        project.dataset,
        new.loss,
        new.validation_split,
    ):
        return False
    turned = with_rates(run.graph, knobs_of(project).rates)
    # Without validation the loss on what is learned is watched, which depends on what that is.
    is_seen_alike = new.validation_split > 0 or _learned(old) == _learned(new)
    return is_seen_alike and same_network(turned, project.graph)


def _learned(plan: Plan) -> tuple[object, ...]:
    return plan.augmented_copies, plan.drawing_copies, plan.weight_classes, plan.class_weights


def _same(one: Weights, other: Weights) -> bool:
    return one.keys() == other.keys() and all(
        len(arrays) == len(other[node])
        and all(np.array_equal(a, b) for a, b in zip(arrays, other[node], strict=True))
        for node, arrays in one.items()
    )
