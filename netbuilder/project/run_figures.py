"""The figures of a run, and those of two side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.run import RunStatus
from netbuilder.words import N_, NO_FIGURE, _, grouped, percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.project.run import Run

_MINUTE = 60
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of two runs in words; `better` is 0 for the one, 1 for the other, None for none."""

    subject: str
    one: str
    other: str
    better: int | None = None


def figures(one: Run, other: Run) -> tuple[Figure, ...]:
    """Return the figures of two runs side by side."""
    return (
        _scores(_("Best validation accuracy"), best_validation(one), best_validation(other)),
        _scores(_("Test accuracy"), _test(one), _test(other)),
        _words(_("Ended"), one, other, _end),
        _words(_("Epochs done"), one, other, lambda run: grouped(len(run.series.epochs))),
        _words(_("Parameters"), one, other, lambda run: grouped(parameters(run))),
        _words(_("Time"), one, other, lambda run: time_taken(run.seconds)),
        _words(_("Images per second"), one, other, _speed),
    )


_ENDS = {
    RunStatus.FINISHED: N_("finished"),
    RunStatus.STOPPED: N_("stopped"),
    RunStatus.FAILED: N_("failed"),
}


def _end(run: Run) -> str:
    return _("stopped early") if run.is_stopped_early else _(_ENDS[run.status])


def best_validation(run: Run) -> float | None:
    """Return the highest validation accuracy (0 to 1) of all epochs, or None without any."""
    known = (epoch.val_accuracy for epoch in run.series.epochs)
    finite = (share for share in known if share is not None and math.isfinite(share))
    return max(finite, default=None)


def parameters(run: Run) -> int:
    """Return how many parameters the network of a run has."""
    shapes = infer_shapes(run.graph)
    return sum(shapes[name].parameters for name in active(run.graph))


def time_taken(seconds: float) -> str:
    """Write how long something took, e.g. `4.2 s`, `3 min 05 s`."""
    if not math.isfinite(seconds):
        return NO_FIGURE
    if seconds < _MINUTE:
        return _("{seconds} s").format(seconds=f"{seconds:.1f}")
    whole = round(seconds)
    if whole < _HOUR:
        return _("{minutes} min {seconds:02d} s").format(
            minutes=whole // _MINUTE, seconds=whole % _MINUTE
        )
    return _("{hours} h {minutes:02d} min").format(
        hours=whole // _HOUR, minutes=whole % _HOUR // _MINUTE
    )


def _test(run: Run) -> float | None:
    return None if run.test is None else run.test.accuracy


def _scores(subject: str, one: float | None, other: float | None) -> Figure:
    better = None
    if percent(one) != percent(other):
        better = 0 if _rank(one) > _rank(other) else 1
    return Figure(subject, percent(one), percent(other), better)


def _rank(share: float | None) -> float:
    return share if share is not None and math.isfinite(share) else -1.0


def _words(subject: str, one: Run, other: Run, write: Callable[[Run], str]) -> Figure:
    return Figure(subject, write(one), write(other))


def _speed(run: Run) -> str:
    speed = run.images_per_second
    return grouped(round(speed)) if speed > 0 and math.isfinite(speed) else NO_FIGURE
