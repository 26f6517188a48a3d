"""Knobs that were turned, in words."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from netbuilder.ui.trainer.words import turn_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netbuilder.network.graph import NodeId
    from netbuilder.project.run import Change


class Turn(NamedTuple):
    """Knobs that were turned at once, after `step` optimizer steps; a sentence for each."""

    step: int
    sentences: tuple[str, ...]


def turns(changes: Iterable[Change], names: Mapping[NodeId, str]) -> list[Turn]:
    """Return the changes of a run by their step, those of the same step together.

    The sentences are those of the Run panel; `names` say what blocks are called.
    """
    return [
        Turn(step, tuple(turn_sentence(change, names) for change in same))
        for step, same in groupby(changes, key=attrgetter("step"))
    ]
