"""Whether network, loss and data fit each other well: warnings, not errors."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activations import LIKE_PROBABILITIES, ActivationFunction
from netbuilder.network.bending import function_of
from netbuilder.network.edit import set_block
from netbuilder.network.order import active, output_nodes
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.example_counts import training_part
from netbuilder.project.plan import Loss
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.network.graph import NodeId
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.datasets import DatasetInfo
    from netbuilder.project.project import Project

    ProjectProblem = Problem[Project]

MOST_PARAMETERS: Final = 100
"""For each training image. The lecture's 784-500-500-10 has 11; with a hundred a network can learn
the images by heart, and its memory and time are rarely worth it."""

_SLOW_BEHIND_SOFTMAX: Final = frozenset({Loss.MSE, Loss.MAE})
_WANTS_ONE_OF_MANY: Final = frozenset(
    {Loss.CATEGORICAL_CROSSENTROPY, Loss.CATEGORICAL_FOCAL_CROSSENTROPY}
)


def fitting(
    project: Project, shapes: Mapping[NodeId, NodeShapes], info: DatasetInfo
) -> Iterator[ProjectProblem]:
    """Yield what fits badly."""
    yield from _too_large(project, shapes, info)
    ends = output_nodes(project.graph)
    if len(ends) == 1:
        yield from _slow_loss(project, ends[0])
        yield from _independent_answers(project, ends[0])


def _slow_loss(project: Project, end: NodeId) -> Iterator[ProjectProblem]:
    loss = project.plan.loss
    if loss not in _SLOW_BEHIND_SOFTMAX:
        return
    if function_of(project.graph.block(end)) not in LIKE_PROBABILITIES:
        return
    yield Problem(
        kind="slow_loss",
        severity=Severity.WARNING,
        title=_("This loss learns slowly behind softmax"),
        found=_("{loss} behind probabilities").format(loss=loss),
        expected=str(Loss.CATEGORICAL_CROSSENTROPY),
        advice=_(
            "Where the answer is quite wrong, its slope is nearly flat; cross-entropy’s is not."
        ),
        node=end,
        fix=Fix(_("Set the loss to cross-entropy"), _with_cross_entropy),
    )


def _with_cross_entropy(project: Project) -> Project:
    plan = project.plan.with_settings(loss=Loss.CATEGORICAL_CROSSENTROPY)
    return replace(project, plan=plan)


def _independent_answers(project: Project, end: NodeId) -> Iterator[ProjectProblem]:
    block, sigmoid = project.graph.block(end), ActivationFunction.SIGMOID
    if project.plan.loss not in _WANTS_ONE_OF_MANY or function_of(block) is not sigmoid:
        return
    yield Problem(
        kind="independent_answers",
        severity=Severity.WARNING,
        title=_("The answers do not compete"),
        found=_("sigmoid with {loss}").format(loss=project.plan.loss),
        expected=_("softmax: probabilities that sum to one"),
        advice=_(
            "An image shows one digit: with softmax, more of one digit is less of the others."
        ),
        node=end,
        fix=Fix(_("Set activation to softmax"), partial(_with_softmax, end=end)),
    )


def _with_softmax(project: Project, *, end: NodeId) -> Project:
    block = project.graph.block(end).with_settings(activation=ActivationFunction.SOFTMAX)
    return replace(project, graph=set_block(project.graph, end, block))


def _too_large(
    project: Project, shapes: Mapping[NodeId, NodeShapes], info: DatasetInfo
) -> Iterator[ProjectProblem]:
    count = sum(shapes[name].parameters for name in active(project.graph))
    images = training_part(info.training, project.plan)
    if count <= MOST_PARAMETERS * images:
        return
    yield Problem(
        kind="too_large",
        severity=Severity.WARNING,
        title=_("The network is very large for the data"),
        found=_("{count} parameters for {images} images").format(
            count=grouped(count), images=grouped(images)
        ),
        expected=_("at most {count} for each image").format(count=MOST_PARAMETERS),
        advice=_("It can learn the images by heart; fewer units learn faster and as well."),
    )
