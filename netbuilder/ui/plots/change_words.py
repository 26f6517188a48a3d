"""Knobs that were turned, in words."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from netbuilder.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.project.run import Change

_NAMES = {
    "learning_rate": N_("learning rate"),
    "batch_size": N_("batch size"),
    "epochs": N_("epochs"),
    "rate": N_("rate"),
}


class Turn(NamedTuple):
    """Knobs that were turned at once, after `step` optimizer steps; a sentence for each."""

    step: int
    sentences: tuple[str, ...]


def turns(changes: Iterable[Change]) -> list[Turn]:
    """Return the changes of a run by their step, those of the same step together."""
    return [
        Turn(step, tuple(map(change_words, same)))
        for step, same in groupby(changes, key=attrgetter("step"))
    ]


def change_words(change: Change) -> str:
    """Return which knob went from where to where, e.g. `learning rate 0.1 → 0.01`."""
    name = _(_NAMES.get(change.setting, change.setting))
    subject = f"{change.node} {name}" if change.node else name
    return f"{subject} {change.before:g} → {change.after:g}"
