"""Knobs: settings that can be changed while a run is under way."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import set_blocks
from netbuilder.network.order import active
from netbuilder.project.run import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Knobs:
    """The settings of a run that may be turned while it is under way.

    Attributes:
        learning_rate: Where the learning-rate schedule begins.
        batch_size: Number of examples in a mini-batch.
        epochs: Number of epochs that the run is to have in all.
        rates: The knob of each block that has one (`Block.knob`), such as Dropout's rate.
    """

    learning_rate: float
    batch_size: int
    epochs: int
    rates: Mapping[NodeId, float] = field(default_factory=lambda: MappingProxyType({}))


def knobs_of(project: Project) -> Knobs:
    """Return where the knobs of a project stand."""
    graph, plan = project.graph, project.plan
    knobs = {name: graph.block(name).knob for name in active(graph)}
    rates = {name: getattr(graph.block(name), knob) for name, knob in knobs.items() if knob}
    return Knobs(
        learning_rate=plan.learning_rate,
        batch_size=plan.batch_size,
        epochs=plan.epochs,
        rates=MappingProxyType(rates),
    )


def with_rates(graph: Graph, rates: Mapping[NodeId, float]) -> Graph:
    """Return the graph with the blocks' knobs as in `rates`; nodes that are gone are passed over.

    Raises:
        SettingError: A rate is out of its block's range.
    """
    turned = {}
    for name, rate in rates.items():
        knob = graph.block(name).knob if name in graph.nodes else None
        if knob is not None:
            turned[name] = graph.block(name).with_settings(**{knob: rate})
    return set_blocks(graph, turned) if turned else graph


def with_knobs(project: Project, knobs: Knobs) -> Project:
    """Return the project with the knobs turned like this.

    Raises:
        SettingError: A setting cannot take its value.
    """
    plan = project.plan.with_settings(
        learning_rate=knobs.learning_rate, batch_size=knobs.batch_size, epochs=knobs.epochs
    )
    return replace(project, plan=plan, graph=with_rates(project.graph, knobs.rates))


def as_turned(run: Run) -> tuple[Graph, Plan]:
    """Return network and plan of a run as its knobs stood at the end.

    Turns that a file tells of and that cannot be are passed over.
    """
    graph, plan = run.graph, run.plan
    for change in run.changes:
        with suppress(NetBuilderError):
            if change.node:
                graph = with_rates(graph, {change.node: change.after})
            elif change.setting == "learning_rate":
                plan = plan.with_settings(learning_rate=change.after)
            elif change.setting in ("batch_size", "epochs"):
                plan = plan.with_settings(**{change.setting: int(change.after)})
    return graph, plan


def changes_between(old: Knobs, new: Knobs, *, step: int) -> tuple[Change, ...]:
    """Return which knobs differ; `step` says after how many optimizer steps they were turned."""
    return tuple(_changes(old, new, step))


def _changes(old: Knobs, new: Knobs, step: int) -> Iterator[Change]:
    for name in ("learning_rate", "batch_size", "epochs"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(step=step, setting=name, before=before, after=after)
    for node, before in old.rates.items():
        after = new.rates.get(node, before)
        if before != after:
            yield Change(step=step, setting="rate", before=before, after=after, node=node)
