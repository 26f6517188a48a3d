"""Sentence on why the training figures and those measured like validation differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.project.metric_words import short, title_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.series.shown import Shown


def plain_sentence(run: Shown | None, metric: Metric) -> str:
    """Return the sentence for the newest epoch of a run, empty where it was not measured so."""
    epochs = () if run is None else run.figures.epochs
    newest = next((epoch for epoch in reversed(epochs) if epoch.plain is not None), None)
    if run is None or newest is None or newest.plain is None:
        return ""
    words = _(
        "{metric}: during training it is averaged over the epoch while the weights still "
        "change ({during}). Evaluated like validation, after the epoch, it is {plain}."
    )
    if run.figures.names:
        words = _(
            "{metric}: during training it is averaged over the epoch with dropout and while "
            "the weights still change ({during}). Evaluated like validation, without dropout "
            "and after the epoch, it is {plain}."
        )
    return words.format(
        metric=title_of(metric),
        during=short(metric, newest.training.figure(metric.name)),
        plain=short(metric, newest.plain.figure(metric.name)),
    )
