"""Suggestions of a verdict, tried with one click: an edit of the project, or more epochs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.network.nonlinearity import function_of, saturating_row, with_hidden_relu
from netbuilder.network.order import active
from netbuilder.network.placement import add_behind
from netbuilder.network.problem import Fix
from netbuilder.project.knobs import as_turned
from netbuilder.project.plan import DEFAULT_RATES, Plan, Schedule
from netbuilder.project.project import Project
from netbuilder.words import _, all_of, counted, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Run

FEWEST_MORE: Final = 2
MOST_MORE: Final = 10
"""A run is offered as many epochs more as it had, within these bounds."""
_FAR: Final = 10.0
"""A rate so many times above or below the one that its optimizer starts from is far from it."""


@dataclass(frozen=True, slots=True)
class MoreEpochs:
    """A run to be continued for so many epochs; `title` is the verb's name."""

    title: str
    epochs: int


Suggestion: TypeAlias = Fix[Project] | MoreEpochs


def more_epochs(run: Run) -> Suggestion:
    """Return the offer to continue a run for about as long as it took."""
    more = min(MOST_MORE, max(FEWEST_MORE, len(run.series.epochs)))
    return MoreEpochs(counted("Train {count} more epoch", "Train {count} more epochs", more), more)


def suggestion_for_divergence(run: Run) -> Suggestion:
    """Return a lower rate, or shorter gradients where the rate is none too high."""
    _graph, plan = as_turned(run)
    if plan.learning_rate <= DEFAULT_RATES[plan.optimizer] and not plan.clip_gradients:
        return clipped_gradients()
    return _with_rate(calmer_rate(plan))


def clipped_gradients() -> Fix[Project]:
    """Return the fix that keeps the gradients short."""
    return _on_plan(_("Clip gradients"), clip_gradients=True)


def suggestion_for_chance(run: Run) -> Suggestion:
    """Return what most likely keeps a network from learning anything: its rate, or vanishing."""
    graph, plan = as_turned(run)
    usual = DEFAULT_RATES[plan.optimizer]
    if has_far_rate(run):
        return _with_rate(usual)
    saturating = {str(function_of(graph.block(node))) for node in saturating_row(graph)}
    if saturating:
        names = all_of(sorted(saturating))
        return Fix(_("Replace {functions} with relu").format(functions=names), _with_relu)
    return _with_rate(calmer_rate(plan)) if plan.learning_rate > usual else more_epochs(run)


def has_far_rate(run: Run) -> bool:
    """Tell whether the learning rate is far from what the optimizer usually starts from."""
    _graph, plan = as_turned(run)
    usual = DEFAULT_RATES[plan.optimizer]
    return plan.learning_rate >= _FAR * usual or plan.learning_rate <= usual / _FAR


def suggestion_for_overfitting(run: Run) -> Suggestion | None:
    """Return the best epoch's weights; where they are kept already, Dropout."""
    if not (run.plan.keep_best and run.plan.early_stopping):
        title = _("Turn on early stopping, keep the best epoch")
        return _on_plan(title, early_stopping=True, keep_best=True)
    has_dropout = any(isinstance(run.graph.block(node), Dropout) for node in active(run.graph))
    if has_dropout or _place_of_dropout(run.graph) is None:
        return None
    return Fix(_("Add Dropout"), _with_dropout)


def suggestion_for_plateau(run: Run) -> Suggestion | None:
    """Return a rate that is not far too high, or one that falls where the loss no longer does."""
    _graph, plan = as_turned(run)
    if plan.learning_rate >= _FAR * DEFAULT_RATES[plan.optimizer]:
        return _with_rate(DEFAULT_RATES[plan.optimizer])
    if run.plan.schedule is not Schedule.CONSTANT:
        return None
    title = _("Reduce the learning rate on plateau")
    return _on_plan(title, schedule=Schedule.PLATEAU)


def suggestion_to_validate() -> Suggestion:
    """Return the usual share of validation examples."""
    share = Plan().validation_split
    title = _("Set the validation split to {share}").format(share=number(share))
    return _on_plan(title, validation_split=share)


def calmer_rate(plan: Plan) -> float:
    """Return a tenth of the rate, or what the optimizer starts from where that is lower still."""
    tenth = float(f"{plan.learning_rate / 10.0:.6g}")
    return min(tenth, DEFAULT_RATES[plan.optimizer])


def _with_rate(rate: float) -> Fix[Project]:
    return _on_plan(
        _("Set the learning rate to {rate}").format(rate=number(rate)), learning_rate=rate
    )


def _on_plan(title: str, **settings: object) -> Fix[Project]:
    return Fix(title, partial(_with_settings, settings=settings))


def _with_settings(project: Project, *, settings: Mapping[str, object]) -> Project:
    return replace(project, plan=project.plan.with_settings(**settings))


def _with_relu(project: Project) -> Project:
    return replace(project, graph=with_hidden_relu(project.graph))


def _with_dropout(project: Project) -> Project:
    place = _place_of_dropout(project.graph)
    if place is None:
        return project
    graph, _node = add_behind(project.graph, Dropout(), place)
    return replace(project, graph=graph)


def _place_of_dropout(graph: Graph) -> NodeId | None:
    """Return the hidden block that the last Dense looks at; None where it is the only one."""
    dense = [node for node in active(graph) if isinstance(graph.block(node), Dense)]
    incoming = graph.incoming(dense[-1]) if len(dense) > 1 else ()
    return incoming[0].source if len(incoming) == 1 else None
