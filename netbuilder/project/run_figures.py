"""The figures of a run, and those of two side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.datasets import dataset_info
from netbuilder.project.example_words import speed_title
from netbuilder.project.metric_words import short, title_of
from netbuilder.project.run import RunStatus
from netbuilder.words import N_, NO_FIGURE, _, grouped, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netbuilder.project.metric import Metric
    from netbuilder.project.run import Run
    from netbuilder.project.task import ExampleKind

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
        *_scores(one, other),
        _words(_("Ended"), one, other, _end),
        _words(_("Epochs completed"), one, other, lambda run: grouped(len(run.series.epochs))),
        _words(_("Parameters"), one, other, lambda run: grouped(parameters(run))),
        _words(_("Time"), one, other, lambda run: time_taken(run.seconds)),
        _words(speed_title(_example(one), _example(other)), one, other, _speed),
    )


_ENDS = {
    RunStatus.FINISHED: N_("finished"),
    RunStatus.STOPPED: N_("stopped"),
    RunStatus.FAILED: N_("failed"),
}


def _end(run: Run) -> str:
    return _("stopped early") if run.is_stopped_early else _(_ENDS[run.status])


def best_validation(run: Run) -> float | None:
    """Return the best validation figure of all epochs by the main metric, or None without any."""
    metric = main_metric(run)
    scores = (epoch.validation for epoch in run.series.epochs)
    known = (score.figure(metric.name) for score in scores if score is not None)
    finite = (number for number in known if number is not None and math.isfinite(number))
    return max(finite, key=metric.rank, default=None)


def test_figure(run: Run) -> float | None:
    """Return the main metric on the test examples, or None where it was not measured."""
    return None if run.test is None else run.test.figure(main_metric(run).name)


def main_metric(run: Run) -> Metric:
    """Return what a run is compared and judged by."""
    return dataset_info(run.dataset).task.main_metric


def parameters(run: Run) -> int:
    """Return how many parameters the network of a run has."""
    shapes = infer_shapes(run.graph)
    return sum(shapes[name].parameters for name in active(run.graph))


def time_taken(seconds: float) -> str:
    """Write how long something took, e.g. `4.2 s`, `3 min 05 s`."""
    if not math.isfinite(seconds):
        return NO_FIGURE
    if round(seconds, 1) < _MINUTE:
        return _("{seconds} s").format(seconds=number(seconds, ".1f"))
    whole = round(seconds)
    if whole < _HOUR:
        return _("{minutes} min {seconds} s").format(
            minutes=whole // _MINUTE, seconds=f"{whole % _MINUTE:02}"
        )
    return _("{hours} h {minutes} min").format(
        hours=whole // _HOUR, minutes=f"{whole % _HOUR // _MINUTE:02}"
    )


def _scores(one: Run, other: Run) -> Iterator[Figure]:
    """Yield the main metric on validation and test examples; two metrics cannot be compared."""
    metrics = main_metric(one), main_metric(other)
    for metric in dict.fromkeys(metrics):
        runs = [run if main_metric(run) == metric else None for run in (one, other)]
        title = title_of(metric)
        for subject, figure in (
            (_("{metric} (best validation)"), best_validation),
            (_("{metric} (test)"), test_figure),
        ):
            numbers = [None if run is None else figure(run) for run in runs]
            yield _score(subject.format(metric=title), metric, *numbers)


def _score(subject: str, metric: Metric, one: float | None, other: float | None) -> Figure:
    written, better = (short(metric, one), short(metric, other)), None
    if written[0] != written[1]:
        better = 0 if _rank(metric, one) > _rank(metric, other) else 1
    return Figure(subject, *written, better)


def _rank(metric: Metric, number: float | None) -> float:
    return metric.rank(number) if number is not None and math.isfinite(number) else -math.inf


def _words(subject: str, one: Run, other: Run, write: Callable[[Run], str]) -> Figure:
    return Figure(subject, write(one), write(other))


def _example(run: Run) -> ExampleKind:
    return dataset_info(run.dataset).task.input.kind


def _speed(run: Run) -> str:
    speed = run.images_per_second
    return grouped(round(speed)) if speed > 0 and math.isfinite(speed) else NO_FIGURE
