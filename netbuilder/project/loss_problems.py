"""Problems between the output of a network, its loss and its task; and what fixes them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import LIKE_PROBABILITIES, ActivationFunction
from netbuilder.network.edit import remove_nodes, set_block
from netbuilder.network.naming import short_name
from netbuilder.network.nonlinearity import function_of
from netbuilder.network.order import output_nodes
from netbuilder.network.placement import append_to_the_right
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.plan.losses import LOGITS_LOSSES, Loss
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project
    from netbuilder.project.task import Task

    ProjectProblem = Problem[Project]

NEEDS_PROBABILITIES: Final = frozenset({*LOGITS_LOSSES, Loss.KL_DIVERGENCE, Loss.POISSON})
"""Losses that take the logarithm of the output, so that it must lie between 0 and 1."""

_BETWEEN_0_AND_1: Final = LIKE_PROBABILITIES | {
    ActivationFunction.SIGMOID,
    ActivationFunction.HARD_SIGMOID,
    ActivationFunction.SPARSE_SIGMOID,
}


def loss_problems(project: Project, end: NodeId, task: Task) -> Iterator[ProjectProblem]:
    """Return what keeps the loss from judging the output of `end`, which has the right shape."""
    plan, activation = project.plan, activation_of(project.graph, end)
    if plan.loss not in task.losses:
        yield _of_another_task(plan.loss, task)
    elif suits(plan, activation):
        return
    elif plan.takes_logits:
        yield _not_logits(project.graph, end, activation)
    else:
        yield _needs_probabilities(project.graph, end, plan.loss)


def suits(plan: Plan, activation: ActivationFunction) -> bool:
    """Tell whether the loss of a plan can judge what comes out of this last activation."""
    is_between = activation in _BETWEEN_0_AND_1
    if plan.takes_logits:
        return not is_between
    return is_between or plan.loss not in NEEDS_PROBABILITIES


def usual_ending(plan: Plan, task: Task) -> ActivationFunction:
    """Return the activation of a usual output layer; logits are the values before it."""
    return ActivationFunction.LINEAR if plan.takes_logits else task.activations[0]


def fitting_loss(graph: Graph) -> Loss:
    """Return a loss that fits what a classifier answers with, where none is given."""
    ends = output_nodes(graph)
    is_between = len(ends) == 1 and activation_of(graph, ends[0]) in _BETWEEN_0_AND_1
    return Loss.CATEGORICAL_CROSSENTROPY if is_between else Loss.MSE


def activation_of(graph: Graph, node: NodeId) -> ActivationFunction:
    """Return the activation of a block, which is linear where it has none."""
    block = graph.block(node)
    found: ActivationFunction = getattr(block, "activation", ActivationFunction.LINEAR)
    return found


def _of_another_task(loss: Loss, task: Task) -> ProjectProblem:
    usual, *others = (_loss_fix(loss) for loss in task.losses[:2])
    return Problem(
        kind="loss_of_another_task",
        severity=Severity.ERROR,
        title=_("The loss does not fit the data"),
        found=str(loss),
        expected=one_of(task.losses),
        advice=_("The targets are numbers, not classes: choose a regression loss such as mse."),
        fix=usual,
        alternatives=tuple(others),
    )


def _loss_fix(loss: Loss) -> Fix[Project]:
    return Fix(_("Set the loss to {loss}").format(loss=loss), partial(_with_plan, loss=loss))


def _not_logits(graph: Graph, end: NodeId, activation: ActivationFunction) -> ProjectProblem:
    return Problem(
        kind="not_logits",
        severity=Severity.ERROR,
        title=_("The loss expects logits"),
        found=_("probabilities, after {activation}").format(activation=activation),
        expected=_("logits, the values before it"),
        advice=_("End the network without an activation function, or turn off “From logits”."),
        node=end,
        fix=Fix(_("Turn off “From logits”"), partial(_with_plan, from_logits=False)),
        alternatives=(_linear_fix(graph, end),),
    )


def _linear_fix(graph: Graph, end: NodeId) -> Fix[Project]:
    """Return the fix that leaves the last activation out; a block of nothing else is deleted."""
    block = graph.block(end)
    if isinstance(block, Activation):
        title = _("Delete {block}").format(block=short_name(graph, end))
        return Fix(title, partial(_with_graph, edit=partial(remove_nodes, nodes=(end,))))
    linear = block.with_settings(activation=ActivationFunction.LINEAR)
    edit = partial(set_block, node=end, block=linear)
    return Fix(_("Set activation to linear"), partial(_with_graph, edit=edit))


def _needs_probabilities(graph: Graph, end: NodeId, loss: Loss) -> ProjectProblem:
    """Return the problem: without any last activation, that is only missing yet."""
    activation = activation_of(graph, end)
    is_missing = activation is ActivationFunction.LINEAR
    fixes = (*_softmax_fixes(graph, end), *_other_losses(graph, end, loss))
    return Problem(
        kind="loss_needs_probabilities",
        severity=Severity.UNFINISHED if is_missing else Severity.ERROR,
        title=_("The output has no activation yet")
        if is_missing
        else _("The loss does not fit the output"),
        found=_("{loss} after {activation}").format(loss=loss, activation=activation),
        expected=_("probabilities: values from 0 to 1"),
        advice=_("End the network with softmax, or choose the loss mse."),
        node=end,
        step=_("Add softmax at the end") if is_missing else "",
        fix=fixes[0],
        alternatives=fixes[1:],
    )


def _other_losses(graph: Graph, end: NodeId, loss: Loss) -> Iterator[Fix[Project]]:
    """Yield how the loss can judge the output as it is: from logits, or by its distance."""
    if loss in LOGITS_LOSSES and activation_of(graph, end) is ActivationFunction.LINEAR:
        yield Fix(_("Turn on “From logits”"), partial(_with_plan, from_logits=True))
    yield _loss_fix(Loss.MSE)


def _softmax_fixes(graph: Graph, end: NodeId) -> Iterator[Fix[Project]]:
    """Yield softmax as the activation of the last block, and as a block behind a linear one."""
    block, softmax = graph.block(end), ActivationFunction.SOFTMAX
    if function_of(block) is not None:
        edit = partial(set_block, node=end, block=block.with_settings(activation=softmax))
        yield Fix(_("Set activation to softmax"), partial(_with_graph, edit=edit))
    if activation_of(graph, end) is ActivationFunction.LINEAR or function_of(block) is None:
        edit = partial(append_to_the_right, block=Activation(activation=softmax))
        yield Fix(_("Add softmax"), partial(_with_graph, edit=edit))


def _with_graph(project: Project, *, edit: Callable[[Graph], Graph]) -> Project:
    return replace(project, graph=edit(project.graph))


def _with_plan(project: Project, **settings: object) -> Project:
    return replace(project, plan=project.plan.with_settings(**settings))
