"""A run without its weights as plain JSON data, and back."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from netbuilder.project.codec import graph_from_json, graph_to_json
from netbuilder.project.datasets import dataset_info
from netbuilder.project.fields import FormatError, Json, expect, field, shown, text_of
from netbuilder.project.figures import figure, figures, finite_or_null
from netbuilder.project.plan import Plan
from netbuilder.project.run import Epoch, Run, RunStatus, Score, Series
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_STEPS: Final = 2_000_000
"""Beyond this many optimizer steps only the epochs are written, so that a file can be opened."""

_NULL_MEANS: Final = "not a finite number: {reason}"


def run_to_json(run: Run) -> Json:
    """Return the run, but for its weights, as data for `json.dumps`."""
    return {
        "id": run.id,
        "name": run.name,
        "started": run.started,
        "reason": run.reason,
        "way": run.way,
        "device": run.device,
        "continued": run.continued,
        "dataset": run.dataset,
        "status": str(run.status),
        "images_per_second": finite_or_null(run.images_per_second),
        "versions": dict(run.versions),
        "plan": run.plan.model_dump(mode="json"),
        "test": None if run.test is None else _score_to_json(run.test),
        "network": graph_to_json(run.graph),
        "series": _series_to_json(run.series, reason=run.reason),
    }


def _score_to_json(score: Score) -> Json:
    return {"loss": finite_or_null(score.loss), "accuracy": finite_or_null(score.accuracy)}


def _series_to_json(series: Series, *, reason: str) -> Json:
    kept = len(series.step_loss) <= MOST_STEPS
    loss = [finite_or_null(value) for value in series.step_loss] if kept else []
    accuracy = [finite_or_null(value) for value in series.step_accuracy] if kept else []
    epochs = [_epoch_to_json(epoch) for epoch in series.epochs]
    data: Json = {"epochs": epochs, "step_loss": loss, "step_accuracy": accuracy}
    if None in loss or None in accuracy or any(None in epoch.values() for epoch in epochs):
        data["null_means"] = _NULL_MEANS.format(reason=reason or "the loss had run away")
    return data


def _epoch_to_json(epoch: Epoch) -> Json:
    """Validation figures that do not exist are left out; null is one that is not finite."""
    measured = {"loss": epoch.loss, "accuracy": epoch.accuracy}
    if epoch.val_loss is not None:
        measured["val_loss"] = epoch.val_loss
    if epoch.val_accuracy is not None:
        measured["val_accuracy"] = epoch.val_accuracy
    measured["seconds"] = epoch.seconds
    return {**{name: finite_or_null(v) for name, v in measured.items()}, "steps": epoch.steps}


def run_from_json(data: object) -> Run:
    """Return the run that `data`, as read by `json.loads`, holds; its weights come apart.

    Raises:
        FormatError: The data are no run.
        NetBuilderError: A block, a setting or an edge of its network cannot be.
    """
    table = expect(data, dict, _("The run"))
    speed = figure(table, "images_per_second")
    return Run(
        id=field(table, "id", str),
        name=field(table, "name", str),
        started=field(table, "started", str),
        reason=field(table, "reason", str, default=""),
        way=field(table, "way", str, default=""),
        device=field(table, "device", str, default=""),
        continued=field(table, "continued", str, default=""),
        dataset=dataset_info(field(table, "dataset", str)).key,
        status=_status(field(table, "status", str)),
        images_per_second=speed if math.isfinite(speed) else 0.0,
        versions=_versions(field(table, "versions", dict, default={})),
        plan=Plan.read(text_of(field(table, "plan", dict), _("The run’s plan"))),
        test=_score(table.get("test")),
        graph=graph_from_json(field(table, "network", dict)),
        series=_series(field(table, "series", dict)),
    )


def _status(name: str) -> RunStatus:
    try:
        return RunStatus(name)
    except ValueError:
        raise FormatError(
            _("How the run ended"), found=shown(name), expected=", ".join(RunStatus)
        ) from None


def _versions(table: Json) -> Mapping[str, str]:
    subject = _("A library’s version")
    return MappingProxyType({name: expect(text, str, subject) for name, text in table.items()})


def _score(data: object) -> Score | None:
    if data is None:
        return None
    table = expect(data, dict, _("The test’s score"))
    return Score(figure(table, "loss"), figure(table, "accuracy"))


def _series(table: Json) -> Series:
    epochs = field(table, "epochs", list, default=[])
    return Series(
        step_loss=figures(table, "step_loss"),
        step_accuracy=figures(table, "step_accuracy"),
        epochs=tuple(_epoch(expect(epoch, dict, _("An epoch"))) for epoch in epochs),
    )


def _epoch(table: Json) -> Epoch:
    steps = figure(table, "steps")
    return Epoch(
        loss=figure(table, "loss"),
        accuracy=figure(table, "accuracy"),
        val_loss=figure(table, "val_loss") if "val_loss" in table else None,
        val_accuracy=figure(table, "val_accuracy") if "val_accuracy" in table else None,
        seconds=figure(table, "seconds"),
        steps=int(steps) if math.isfinite(steps) else 0,
    )
