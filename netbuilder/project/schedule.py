"""Learning rates of a plan's epochs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.project.plan.schedules import Schedule

if TYPE_CHECKING:
    from netbuilder.project.plan import Plan


def rate_at(plan: Plan, epoch: int, *, base: float, epochs: int | None = None) -> float:
    """Return the learning rate of an epoch, counted from 0, of a plan that begins with `base`.

    `epochs` are those of the whole schedule, where they are not the plan's.

    The cosine is that of Loshchilov & Hutter, "SGDR", 2016, without restarts; past the last epoch
    planned it stays where it ended. A plateau lowers the rate by what the training shows, which no
    plan knows: of it this is the rate before it was lowered.
    """
    match plan.schedule:
        case Schedule.STEP:
            return base * plan.rate_factor ** (epoch // plan.rate_every)
        case Schedule.EXPONENTIAL:
            return base * plan.rate_factor**epoch
        case Schedule.COSINE:
            share = min(1.0, epoch / (plan.epochs if epochs is None else epochs))
            return base * 0.5 * (1.0 + math.cos(math.pi * share))
        case _:
            return base


def learning_rates(plan: Plan) -> tuple[float, ...]:
    """Return the learning rate of each epoch; none where only the training will show it."""
    if plan.schedule is Schedule.PLATEAU:
        return ()
    return tuple(rate_at(plan, epoch, base=plan.learning_rate) for epoch in range(plan.epochs))
