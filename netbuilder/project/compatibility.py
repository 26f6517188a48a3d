"""Compatibility of network, loss and data: warnings, not errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.network.nonlinearity import function_of
from netbuilder.network.order import active, output_nodes
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.example_counts import training_part
from netbuilder.project.from_logits import from_logits, with_cross_entropy
from netbuilder.project.plan import Loss, OptimizerName
from netbuilder.project.task import ExampleKind
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.network.graph import NodeId
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.datasets import DatasetInfo
    from netbuilder.project.project import Project

    ProjectProblem = Problem[Project]

MOST_PARAMETERS: Final = 100
"""Parameters for each training image. The lecture's 784-500-500-10 has 11; with a hundred a network
can memorize the images, and its memory and time are rarely worth it."""

_SLOW_AFTER_SOFTMAX: Final = frozenset({Loss.MSE, Loss.MAE, Loss.HUBER, Loss.LOG_COSH})
"""Losses that learn slowly after softmax with SGD: after four epochs of 3,200
images 51, 43, 30 and 27 % were right, with cross-entropy 92 %. Adam, whose steps do not shrink
with the gradient, came to 92 % with either.
"""


def fitting(
    project: Project, shapes: Mapping[NodeId, NodeShapes], info: DatasetInfo
) -> Iterator[ProjectProblem]:
    """Yield what fits badly."""
    yield from _too_large(project, shapes, info)
    ends = output_nodes(project.graph)
    if len(ends) == 1:
        yield from _slow_loss(project, ends[0])
        yield from from_logits(project, ends[0])


def _slow_loss(project: Project, end: NodeId) -> Iterator[ProjectProblem]:
    loss = project.plan.loss
    if loss not in _SLOW_AFTER_SOFTMAX or project.plan.optimizer is not OptimizerName.SGD:
        return
    if function_of(project.graph.block(end)) is not ActivationFunction.SOFTMAX:
        return
    yield Problem(
        kind="slow_loss",
        severity=Severity.WARNING,
        title=_("This loss trains slowly after softmax"),
        found=_("{loss} after softmax, with SGD").format(loss=loss),
        expected=str(Loss.CATEGORICAL_CROSSENTROPY),
        advice=_(
            "Its gradient is small, and nearly 0 where the prediction is badly "
            "wrong, so SGD takes tiny steps. The gradient of cross-entropy does not "
            "vanish there; Adam would make up for it, too."
        ),
        node=end,
        fix=Fix(_("Set the loss to cross-entropy"), with_cross_entropy),
    )


def _too_large(
    project: Project, shapes: Mapping[NodeId, NodeShapes], info: DatasetInfo
) -> Iterator[ProjectProblem]:
    count = sum(shapes[name].parameters - shapes[name].frozen for name in active(project.graph))
    total = training_part(info.training, project.plan)
    if count <= MOST_PARAMETERS * total:
        return
    found = _("{parameters} parameters for {total} training examples")
    advice = _(
        "It can memorize the training examples (overfitting); with fewer "
        "units it trains faster and just as well."
    )
    if info.task.input.kind is ExampleKind.IMAGE:
        found = _("{parameters} parameters for {total} training images")
        advice = _(
            "It can memorize the training images (overfitting); with fewer "
            "units it trains faster and just as well."
        )
    yield Problem(
        kind="too_large",
        severity=Severity.WARNING,
        title=_("The network is very large for the data"),
        found=found.format(parameters=grouped(count), total=grouped(total)),
        expected=_("at most {number} for each").format(number=MOST_PARAMETERS),
        advice=advice,
    )
