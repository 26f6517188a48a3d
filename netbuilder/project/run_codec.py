"""A run without its arrays (weights, figures of the steps) as plain JSON data, and back."""

from __future__ import annotations

import math
import re
from dataclasses import asdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from netbuilder.project.codec import graph_from_json, graph_to_json
from netbuilder.project.datasets import dataset_info
from netbuilder.project.fields import FormatError, Json, expect, field, shown, text_of
from netbuilder.project.figures import figure, finite_or_null, whole
from netbuilder.project.plan import Plan
from netbuilder.project.reading import read
from netbuilder.project.run import Carried, Run
from netbuilder.project.run_end import EndReason, Told
from netbuilder.project.run_entries import entries_from_json, entries_to_json
from netbuilder.project.series_codec import (
    metrics_of,
    score_from_json,
    score_to_json,
    series_from_json,
    series_to_json,
)
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.project.series import Score

_COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")


def run_to_json(run: Run) -> Json:
    """Return the run, but for its weights and its steps' figures, as data for `json.dumps`."""
    return {
        **entries_to_json(run),
        "end_reason": None if run.reason is None else asdict(run.reason),
        "ran_away_in": run.diverged_in,
        "way": run.execution_mode,
        "dataset": run.dataset,
        "images_per_second": finite_or_null(run.images_per_second),
        "versions": dict(run.versions),
        "plan": run.plan.model_dump(mode="json"),
        "test": None if run.test is None else score_to_json(run.test),
        "network": graph_to_json(run.graph),
        "carried": None if run.carried is None else [str(part) for part in run.carried],
        "best_epoch": run.best_epoch,
        "colour": run.colour,
        "series": series_to_json(run.series, test=run.test),
    }


def run_from_json(data: object) -> Run:
    """Return the run that `data`, as read by `json.loads`, holds; its arrays come apart.

    Raises:
        FormatError: The data are no run.
        NetBuilderError: A block, a setting or an edge of its network cannot be.
    """
    table = expect(data, dict, _("The run"))
    speed = figure(table, "images_per_second")
    series = series_from_json(field(table, "series", dict))
    return Run(
        **entries_from_json(table),
        reason=_reason(table),
        diverged_in=_node(table.get("ran_away_in")),
        execution_mode=field(table, "way", str, default=""),
        dataset=dataset_info(field(table, "dataset", str)).key,
        images_per_second=speed if math.isfinite(speed) else 0.0,
        versions=_versions(field(table, "versions", dict, default={})),
        plan=Plan.read(text_of(field(table, "plan", dict), _("The run’s plan"))),
        test=_score(table.get("test"), metrics_of(field(table, "series", dict))),
        graph=graph_from_json(field(table, "network", dict)),
        series=series,
        carried=_carried(table.get("carried")),
        best_epoch=_best_epoch(table, epochs=len(series.epochs)),
        colour=_colour(field(table, "colour", str, default="")),
    )


@cache
def _reasons() -> TypeAdapter[EndReason]:
    return TypeAdapter(EndReason)


def _reason(table: Json) -> EndReason | None:
    """Return why the run ended; a sentence where the file is older than these values."""
    if table.get("end_reason") is not None:
        return read(_reasons(), table["end_reason"], subject=_("Why the run ended"))
    told = field(table, "reason", str, default="")
    return Told(text=told) if told else None


def _versions(table: Json) -> Mapping[str, str]:
    subject = _("A library’s version")
    return MappingProxyType({name: expect(text, str, subject) for name, text in table.items()})


def _node(data: object) -> str | None:
    return None if data is None else expect(data, str, _("The block in which the values diverged"))


def _score(data: object, metrics: tuple[str, ...]) -> Score | None:
    if data is None:
        return None
    return score_from_json(expect(data, dict, _("The test score")), metrics)


def _carried(data: object) -> tuple[Carried, ...] | None:
    """Return what went on from the run before; parts that a newer NetBuilder knows are left out."""
    if data is None:
        return None
    named = expect(data, list, _("What the run continues"))
    return tuple(part for part in Carried if str(part) in named)


def _best_epoch(table: Json, *, epochs: int) -> int | None:
    if table.get("best_epoch") is None:
        return None
    before = whole(table, "first_epoch", default=0)
    if not epochs and not before:
        return None
    return whole(table, "best_epoch", least=-before, most=epochs - 1)


def _colour(text: str) -> str:
    if text and not _COLOUR.fullmatch(text):
        raise FormatError(_("The run’s colour"), found=shown(text), expected="#rrggbb")
    return text
