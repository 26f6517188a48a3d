"""Series of a run, and the knobs turned in it, as plain JSON data, and back.

The figures of the single steps come apart, as arrays; files of the first NetBuilder have them here.
"""

from __future__ import annotations

from typing import Final

from netbuilder.project.fields import Json, expect, field
from netbuilder.project.figures import figure, figures, finite_or_null, number, whole
from netbuilder.project.run import Change, Epoch, Series
from netbuilder.words import _

MOST_STEPS: Final = 2_000_000
"""Optimizer steps beyond which only the epochs are written, so that a file can be opened."""

_NULL_MEANS: Final = "not a finite number: {reason}"
_PERHAPS: Final = ("val_loss", "val_accuracy", "plain_loss", "plain_accuracy", "learning_rate")
"""Figures of an epoch that may not exist, and are left out then; null is one that is not finite."""


def kept_steps(series: Series) -> int:
    """Return for how many steps a file keeps the figures: all, or none where they are too many."""
    steps = min(len(series.step_loss), len(series.step_accuracy))
    return steps if steps <= MOST_STEPS else 0


def series_to_json(series: Series, *, reason: str) -> Json:
    """Return the epochs, and how many steps' figures come apart, as data for `json.dumps`."""
    epochs = [_epoch_to_json(epoch) for epoch in series.epochs]
    data: Json = {"epochs": epochs, "steps": kept_steps(series)}
    if any(None in epoch.values() for epoch in epochs):
        data["null_means"] = _NULL_MEANS.format(reason=reason or "the loss had run away")
    return data


def _epoch_to_json(epoch: Epoch) -> Json:
    measured = {"loss": epoch.loss, "accuracy": epoch.accuracy}
    for name in _PERHAPS:
        value = getattr(epoch, name)
        if value is not None:
            measured[name] = value
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
    epochs = field(table, "epochs", list, default=[])
    return Series(
        step_loss=figures(table, "step_loss"),
        step_accuracy=figures(table, "step_accuracy"),
        epochs=tuple(_epoch(expect(epoch, dict, _("An epoch"))) for epoch in epochs),
    )


def steps_apart(run: object) -> int:
    """Return how many steps' figures come beside the data of a run.

    Raises:
        FormatError: The data do not say so in a way that can be.
    """
    series = field(expect(run, dict, _("The run")), "series", dict)
    return whole(series, "steps", default=0, most=MOST_STEPS)


def _epoch(table: Json) -> Epoch:
    return Epoch(
        loss=figure(table, "loss"),
        accuracy=figure(table, "accuracy"),
        **{name: figure(table, name) for name in _PERHAPS if name in table},
        batch_size=whole(table, "batch_size", default=0),
        seconds=figure(table, "seconds"),
        steps=whole(table, "steps"),
    )


def change_to_json(change: Change) -> Json:
    """Return a turn of a knob as data for `json.dumps`."""
    data: Json = {
        "step": change.step,
        "setting": change.setting,
        "before": change.before,
        "after": change.after,
    }
    return {**data, "node": change.node} if change.node else data


def change_from_json(data: object) -> Change:
    """Return the turn of a knob that `data` hold.

    Raises:
        FormatError: The data are none.
    """
    table = expect(data, dict, _("A change"))
    return Change(
        step=whole(table, "step"),
        setting=field(table, "setting", str),
        before=number(table, "before"),
        after=number(table, "after"),
        node=field(table, "node", str, default=""),
    )
