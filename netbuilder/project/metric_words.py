"""Metrics in words: their titles, and their numbers as screen and command line write them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.project.metric import LOSS, MetricForm
from netbuilder.words import NO_FIGURE, _, grouped, listed, percent
from netbuilder.words import number as written

if TYPE_CHECKING:
    from netbuilder.project.metric import Metric
    from netbuilder.project.series import Score
    from netbuilder.project.task import Task

_LEAST, _LARGE, _HUGE = 1e-3, 1_000.0, 1e15


def title_of(metric: Metric) -> str:
    """Return what the screen calls a metric."""
    return _(metric.title).format(k=metric.k)


def phrase_of(metric: Metric) -> str:
    """Return what a metric is called before its number, e.g. `accuracy`, `R²`."""
    return _(metric.phrase).format(k=metric.k)


def short(metric: Metric, number: float | None, *, digits: int = 1) -> str:
    """Write a number of a metric, e.g. `98.1 %`, `0.0312`; a dash for none.

    `digits` are those behind the point of a percentage.
    """
    if number is None or not math.isfinite(number):
        return NO_FIGURE
    if metric.form is MetricForm.PERCENT:
        return percent(number, digits=digits)
    return _with_unit(metric, three_digits(number))


def exact(metric: Metric, number: float) -> str:
    """Write a number as exactly as it matters: hundredths of a percent, otherwise four digits."""
    if metric.form is MetricForm.PERCENT:
        return percent(number, digits=2)
    is_plain = _LEAST <= abs(number) < 1e4
    return _with_unit(metric, written(number, "#.4g" if is_plain else ".3e"))


def terse(metric: Metric, number: float) -> str:
    """Write a number for a line of the command line: `97.23 %`, `0.1234`."""
    if metric.form is MetricForm.PERCENT:
        return percent(number, digits=2)
    return _with_unit(metric, written(number, ".4f"))


def three_digits(number: float) -> str:
    """Write a number with three digits, a large one as a grouped whole number."""
    if _LARGE <= abs(number) < _HUGE:
        return grouped(round(number))
    return written(number, "#.3g").rstrip(".,")


def _with_unit(metric: Metric, number: str) -> str:
    return f"{number} {_(metric.unit)}" if metric.unit else number


def line_of(task: Task, score: Score) -> str:
    """Return a score in a line of the command line, e.g. `loss 0.1234, accuracy 97.23 %`."""
    metrics = metrics_line(task, score)
    loss = f"{phrase_of(LOSS)} {terse(LOSS, score.loss)}"
    return f"{loss}, {metrics}" if metrics else loss


def metrics_line(task: Task, score: Score) -> str:
    """Return the metrics of a score alone, in the same form."""
    known = ((metric, score.figure(metric.name)) for metric in task.metrics)
    return listed(
        f"{phrase_of(metric)} {terse(metric, number)}"
        for metric, number in known
        if number is not None
    )
