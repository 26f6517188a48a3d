"""Series of a run as plain JSON data, and back.

The figures of the single steps come apart, as arrays; files of the first NetBuilder have them here.
`docs/project-file.md` says what stands where.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from netbuilder.project.fields import FormatError, Json, expect, field, shown
from netbuilder.project.figures import figure, figures, finite_or_null, whole
from netbuilder.project.metric import ACCURACY, LOSS
from netbuilder.project.series import PLAIN, STEP, VALIDATION, Epoch, Score, Series
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_STEPS: Final = 2_000_000
"""Optimizer steps beyond which only the epochs are written, so that a file can be opened."""

_NULL_MEANS: Final = "not_finite"
"""A word for whoever reads the file; what it says follows from there being a null."""
_OF_SCHEMA_1: Final = (ACCURACY.name,)
"""The metrics of files that do not name theirs."""
_METRIC: Final = re.compile(r"(?!loss$|val_|plain_|step_)[a-z][a-z0-9_]{0,39}")
_MOST_METRICS: Final = 20


def kept_steps(series: Series) -> int:
    """Return for how many steps a file keeps the figures: all, or none where they are too many."""
    return series.steps if series.steps <= MOST_STEPS else 0


def without_steps(series: Series) -> Series:
    """Return the series with the figures of its epochs alone."""
    metrics: dict[str, Sequence[float]] = dict.fromkeys(series.step_metrics, ())
    return replace(series, step_loss=(), step_metrics=metrics)


def series_to_json(series: Series, *, test: Score | None = None) -> Json:
    """Return the epochs, and how many steps' figures come apart, as data for `json.dumps`.

    The metrics that are named are also those of `test`, the score on the test examples.
    """
    epochs = [_epoch_to_json(epoch) for epoch in series.epochs]
    data: Json = {
        "metrics": list(_metric_names(series, test)),
        "epochs": epochs,
        "steps": kept_steps(series),
    }
    if any(None in epoch.values() for epoch in epochs):
        data["null_means"] = _NULL_MEANS
    return data


def _metric_names(series: Series, test: Score | None) -> tuple[str, ...]:
    """Return the names of the metrics that were measured, of steps, epochs or the test."""
    scores = [score for epoch in series.epochs for _before, score in epoch.scores()]
    named = (name for score in (*scores, *((test,) if test else ())) for name in score.metrics)
    return tuple(dict.fromkeys((*series.step_metrics, *named)))


def score_to_json(score: Score) -> Json:
    """Return a score as data for `json.dumps`, each figure by its name."""
    return {name: finite_or_null(number) for name, number in score.figures()}


def _epoch_to_json(epoch: Epoch) -> Json:
    measured = epoch.figures()
    if epoch.learning_rate is not None:
        measured["learning_rate"] = epoch.learning_rate
    measured["seconds"] = epoch.seconds
    return {
        **{name: finite_or_null(value) for name, value in measured.items()},
        "batch_size": epoch.batch_size,
        "steps": epoch.steps,
    }


def series_from_json(table: Json) -> Series:
    """Return the epochs, and the steps' figures where they stand here.

    Raises:
        FormatError: An epoch or a figure cannot be.
    """
    epochs, metrics = field(table, "epochs", list, default=[]), metrics_of(table)
    return Series(
        step_loss=figures(table, STEP + LOSS.name),
        step_metrics={name: figures(table, STEP + name) for name in metrics},
        epochs=tuple(_epoch(expect(epoch, dict, _("An epoch")), metrics) for epoch in epochs),
    )


def metrics_of(table: Json) -> tuple[str, ...]:
    """Return the names of the metrics that the series in `table` has.

    Raises:
        FormatError: They are none.
    """
    names = field(table, "metrics", list, default=list(_OF_SCHEMA_1))
    are_texts = all(isinstance(name, str) and _METRIC.fullmatch(name) for name in names)
    if not are_texts or len(names) > _MOST_METRICS or len(set(names)) != len(names):
        expected = counted("at most {count} name", "at most {count} different names", _MOST_METRICS)
        raise FormatError(_("The metrics of the run"), found=shown(names), expected=expected)
    return tuple(names)


def score_from_json(table: Json, metrics: Sequence[str], *, before: str = "") -> Score:
    """Return the score whose names have `before` before them; what is missing was not measured.

    Raises:
        FormatError: A figure cannot be.
    """
    known = (name for name in metrics if before + name in table)
    loss = before + LOSS.name
    return Score(
        loss=figure(table, loss) if not before or loss in table else math.nan,
        metrics={name: figure(table, before + name) for name in known},
    )


def steps_apart(run: object) -> int:
    """Return how many steps' figures come beside the data of a run.

    Raises:
        FormatError: The data do not say so in a way that can be.
    """
    series = field(expect(run, dict, _("The run")), "series", dict)
    return whole(series, "steps", default=0, most=MOST_STEPS)


def _epoch(table: Json, metrics: Sequence[str]) -> Epoch:
    def perhaps(before: str) -> Score | None:
        is_there = any(before + name in table for name in (LOSS.name, *metrics))
        return score_from_json(table, metrics, before=before) if is_there else None

    return Epoch(
        training=score_from_json(table, metrics),
        validation=perhaps(VALIDATION),
        plain=perhaps(PLAIN),
        learning_rate=figure(table, "learning_rate") if "learning_rate" in table else None,
        batch_size=whole(table, "batch_size", default=0),
        seconds=figure(table, "seconds"),
        steps=whole(table, "steps"),
    )
