"""Curves of activation functions and learning-rate schedules, as values to be drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activation_values import activation_value
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.project.plan.schedules import Schedule
from netbuilder.project.schedule import rate_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.project.plan import Plan

Point = tuple[float, float]

_SAMPLES: Final = 128
_REACH: Final = 4.0
"""x runs from minus this to this, and what is higher than it is cut off."""
_FARTHER: Final = {ActivationFunction.RELU6: 8.0}
"""End of x for functions that bend beyond `_REACH`."""
_JUMPS: Final = {ActivationFunction.HARD_SHRINK: (-0.5, 0.5)}
_BESIDE: Final = 1e-6
_MOST_EPOCHS: Final = 500
"""Epochs that are drawn one by one; of more, only so many."""
_CLOSE: Final = 0.05
"""By how much a curve may miss a whole number that bounds it."""
_LOWERED: Final = (0.4, 0.7)
"""Shares of the epochs after which a plateau lowers the rate here; only a training shows when."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One or more unbroken strokes of points (x, y), and the part of the plane that they fill.

    `left`, `right`, `bottom` and `top` bound that part: whole numbers, with 0 among them.
    """

    strokes: tuple[tuple[Point, ...], ...]
    left: float
    right: float
    bottom: float
    top: float


def activation_curve(function: ActivationFunction) -> Curve:
    """Return y = φ(x) around 0; a function that jumps has a stroke on either side."""
    end = _FARTHER.get(function, _REACH)
    bounds = (-_REACH, *_JUMPS.get(function, ()), end)
    return _curve(
        [_sampled(function, start + _BESIDE, stop - _BESIDE) for start, stop in pairwise(bounds)],
        most=end,
    )


def schedule_curve(plan: Plan) -> Curve:
    """Return the learning rate, as a share of that of the first epoch, over the plan's epochs.

    Step decay and a plateau fall in steps. A plateau is lowered by what a training shows: its
    curve is an example.
    """
    stride = max(1, plan.epochs // _MOST_EPOCHS)
    epochs = (*range(0, plan.epochs, stride), plan.epochs)
    points = [(float(epoch), _share(plan, epoch)) for epoch in epochs]
    if plan.schedule in (Schedule.STEP, Schedule.PLATEAU):
        return _curve([_stairs(points)], most=1.0)
    return _curve([tuple(points)], most=1.0)


def _share(plan: Plan, epoch: int) -> float:
    if plan.schedule is Schedule.PLATEAU:
        times = sum(epoch >= share * plan.epochs for share in _LOWERED)
        return plan.rate_factor**times
    return rate_at(plan, epoch, base=1.0)


def _stairs(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return points that hold each rate until the next."""
    stairs = [points[0]]
    for before, point in pairwise(points):
        stairs.extend(((point[0], before[1]), point))
    return tuple(stairs[:-1])


def _sampled(function: ActivationFunction, start: float, stop: float) -> tuple[Point, ...]:
    places = (start + (stop - start) * step / _SAMPLES for step in range(_SAMPLES + 1))
    return tuple((x, activation_value(function, x)) for x in places)


def _curve(strokes: Sequence[tuple[Point, ...]], *, most: float) -> Curve:
    """Return the strokes, cut off where they are higher than `most`."""
    kept = tuple(tuple(point for point in stroke if point[1] <= most) for stroke in strokes)
    heights = [y for stroke in kept for _x, y in stroke]
    return Curve(
        strokes=kept,
        left=float(round(strokes[0][0][0])),
        right=float(round(strokes[-1][-1][0])),
        bottom=min(0.0, float(math.floor(min(heights) + _CLOSE))),
        top=max(0.0, float(math.ceil(max(heights) - _CLOSE))),
    )
