"""A checkpoint without its arrays as plain JSON data, and back."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from netbuilder.project.checkpoint import Best, Checkpoint, Position, TrainerState
from netbuilder.project.codec import SCHEMA
from netbuilder.project.fields import FormatError, Json, NewerSchemaError, expect, field, shown
from netbuilder.project.figures import number, whole
from netbuilder.project.knobs import Knobs, knobs_of, with_knobs
from netbuilder.project.my_drawings import drawings_from_json, drawings_to_json
from netbuilder.project.project import Project
from netbuilder.project.run_codec import run_from_json, run_to_json
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.run import Run

FORMAT: Final = "netbuilder-checkpoint"


def checkpoint_to_json(checkpoint: Checkpoint) -> Json:
    """Return the checkpoint, but for its arrays, as data for `json.dumps`."""
    written: Json = {
        "format": FORMAT,
        "schema": SCHEMA,
        "title": checkpoint.title,
        "document": checkpoint.document_id,
        "origin": checkpoint.origin,
        "tensorboard": checkpoint.tensorboard,
        "run": run_to_json(checkpoint.run),
        "state": _state_to_json(checkpoint.state),
    }
    if checkpoint.drawings:
        written["drawings"] = drawings_to_json(checkpoint.drawings)
    return written


def _state_to_json(state: TrainerState) -> Json:
    place, knobs, best = state.position, state.knobs, state.best
    return {
        "position": {
            "epoch": place.epoch,
            "examples": place.examples,
            "steps": place.steps,
            "seconds": place.seconds,
        },
        "knobs": {
            "learning_rate": knobs.learning_rate,
            "batch_size": knobs.batch_size,
            "epochs": knobs.epochs,
            "rates": dict(knobs.rates),
        },
        "rate_factor": state.rate_factor,
        "rate_waited": state.rate_waited,
        "waited": state.waited,
        "best": None
        if best is None
        else {"epoch": best.epoch, "loss": best.loss, "rate_factor": best.rate_factor},
    }


def checkpoint_from_json(data: object) -> Checkpoint:
    """Return the checkpoint that `data`, as read by `json.loads`, holds; its arrays come apart.

    Raises:
        NewerSchemaError: A newer NetBuilder wrote them.
        FormatError: The data are no checkpoint, or of an older schema.
        NetBuilderError: A block, a setting, an edge or a knob cannot be.
    """
    table = expect(data, dict, _("The checkpoint"))
    _check_schema(table.get("format"), table.get("schema"))
    run = run_from_json(field(table, "run", dict))
    return Checkpoint(
        run=run,
        state=_state(field(table, "state", dict), run),
        document_id=field(table, "document", str, default=""),
        origin=field(table, "origin", str),
        title=field(table, "title", str),
        tensorboard=field(table, "tensorboard", str, default=""),
        drawings=drawings_from_json(table),
    )


def _check_schema(form: object, schema: object) -> None:
    if form == FORMAT and type(schema) is int and 1 <= schema <= SCHEMA:
        return
    found, expected = shown((form, schema)), shown((FORMAT, SCHEMA))
    if form == FORMAT and type(schema) is int and schema > SCHEMA:
        raise NewerSchemaError(
            _("The checkpoint comes from a newer version of NetBuilder"),
            found=found,
            expected=expected,
            advice=_("Update NetBuilder to resume the training."),
        )
    raise FormatError(
        _("This is not a checkpoint that can be resumed"), found=found, expected=expected
    )


def _state(table: Json, run: Run) -> TrainerState:
    best = table.get("best")
    return TrainerState(
        position=_position(field(table, "position", dict), run),
        knobs=_knobs(field(table, "knobs", dict), run),
        rate_factor=number(table, "rate_factor"),
        rate_waited=whole(table, "rate_waited"),
        waited=whole(table, "waited"),
        best=None if best is None else _best(expect(best, dict, _("The best epoch")), run),
    )


def _position(table: Json, run: Run) -> Position:
    return Position(
        epoch=whole(table, "epoch", least=-run.first_epoch),
        examples=whole(table, "examples"),
        steps=whole(table, "steps"),
        seconds=number(table, "seconds"),
    )


def _knobs(table: Json, run: Run) -> Knobs:
    """Return the knobs, each of which the run must have, within its range."""
    rates = field(table, "rates", dict)
    knobs = Knobs(
        learning_rate=number(table, "learning_rate"),
        batch_size=whole(table, "batch_size"),
        epochs=whole(table, "epochs"),
        rates=MappingProxyType({name: number(rates, name) for name in rates}),
    )
    project = Project(graph=run.graph, dataset=run.dataset, plan=run.plan)
    if knobs.rates.keys() != knobs_of(project).rates.keys():
        raise FormatError(
            _("The run’s adjustable settings"),
            found=shown(sorted(rates)),
            expected=_("the settings that the run has"),
        )
    with_knobs(project, knobs)
    return knobs


def _best(table: Json, run: Run) -> Best:
    most = max(0, len(run.series.epochs) - 1)
    return Best(
        epoch=whole(table, "epoch", least=-run.first_epoch, most=most),
        loss=number(table, "loss"),
        rate_factor=number(table, "rate_factor") if "rate_factor" in table else 1.0,
        weights=MappingProxyType({}),
    )
