"""Figures of a classification, as tests write them: the loss and the accuracy."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from netbuilder.project.series import Epoch, Score, Series

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = {"": "training", "val_": "validation", "plain_": "plain"}


def a_score(loss: float, accuracy: float | None = None) -> Score:
    return Score(loss, {} if accuracy is None else {"accuracy": accuracy})


def an_epoch(**figures: Any) -> Epoch:
    """Return an epoch with figures like `loss`, `accuracy`, `val_loss`; the rest as it is there."""
    return changed(Epoch(training=a_score(float("nan"))), **figures)


def changed(old: Epoch, **figures: Any) -> Epoch:
    """Return an epoch with other figures; a score whose loss and accuracy are None goes."""
    known = {field.name: getattr(old, field.name) for field in fields(Epoch)}
    for before, name in _KINDS.items():
        former = known[name]
        loss = figures.pop(f"{before}loss", None if former is None else former.loss)
        accuracy = figures.pop(
            f"{before}accuracy", None if former is None else former.metrics.get("accuracy")
        )
        is_there = loss is not None or accuracy is not None
        known[name] = (
            a_score(float("nan") if loss is None else loss, accuracy) if is_there else None
        )
    return replace(Epoch(**known), **figures)


def a_series(
    step_loss: Sequence[float] = (),
    step_accuracy: Sequence[float] = (),
    epochs: Sequence[Epoch] = (),
) -> Series:
    return Series(step_loss, {"accuracy": step_accuracy}, tuple(epochs))


def accuracies(found: Series) -> Sequence[float]:
    """Return the accuracy of each step."""
    return found.step_metrics["accuracy"]
