"""Positions of the knobs of a training under way, now and before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.engine.messages import KnobsTurned, RunStarted
    from netbuilder.network.graph import Graph
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.run import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """The knobs of one training.

    Attributes:
        graph: The network it was started with.
        knobs: Where they stand now.
        start: Where they stood when it began.
        changes: Turns that led from there to here.
    """

    graph: Graph
    knobs: Knobs
    start: Knobs
    changes: tuple[Change, ...] = ()

    def turned(self, message: KnobsTurned) -> Steering:
        """Return them after another turn."""
        return replace(self, knobs=message.knobs, changes=(*self.changes, *message.changes))


def steering_of(message: RunStarted, graph: Graph) -> Steering:
    """Return the knobs of a training that begins, or goes on from a checkpoint."""
    return Steering(
        graph=graph,
        knobs=message.knobs,
        start=before(message.knobs, message.changes),
        changes=message.changes,
    )


def before(knobs: Knobs, changes: Iterable[Change]) -> Knobs:
    """Return where the knobs stood before `changes` led to where they stand."""
    for change in reversed(tuple(changes)):
        knobs = with_knob(knobs, change.setting, change.before, node=change.node)
    return knobs


def with_knob(knobs: Knobs, setting: str, value: float, *, node: str = "") -> Knobs:
    """Return the knobs with one of them elsewhere; with `node` it is that block's."""
    if node:
        return replace(knobs, rates=MappingProxyType({**knobs.rates, node: value}))
    known: dict[str, Any] = {setting: type(getattr(knobs, setting))(value)}
    return replace(knobs, **known)
