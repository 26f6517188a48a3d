"""Warnings about losses that Keras computes otherwise than the last activation suggests.

On TensorFlow, Keras finds the logits (the sums before a softmax or sigmoid) of the answer it is
given, whichever of the two it was. Categorical cross-entropy then puts them through softmax and
binary cross-entropy through sigmoid, to be exact where a probability is nearly 0. Source:
`_get_logits` in `keras/src/backend/tensorflow/nn.py` (Keras 3.15); the engine's tests hold to it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.network.edit import set_block
from netbuilder.network.nonlinearity import function_of
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.plan import Loss
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.network.graph import NodeId
    from netbuilder.project.project import Project

    ProjectProblem = Problem[Project]

_SIGMOID, _SOFTMAX = ActivationFunction.SIGMOID, ActivationFunction.SOFTMAX
_OF_SOFTMAX: Final = frozenset(
    {Loss.CATEGORICAL_CROSSENTROPY, Loss.SPARSE_CATEGORICAL_CROSSENTROPY}
)
_EACH_ON_ITS_OWN: Final = frozenset(
    {_SIGMOID, ActivationFunction.HARD_SIGMOID, ActivationFunction.SPARSE_SIGMOID}
)


def from_logits(project: Project, end: NodeId) -> Iterator[ProjectProblem]:
    """Yield what is not as it looks where the answer of `end` meets the loss."""
    function, loss = function_of(project.graph.block(end)), project.plan.loss
    if project.plan.takes_logits:
        return
    if function is _SIGMOID and loss in _OF_SOFTMAX:
        yield _trained_as_softmax(end)
    elif function is _SOFTMAX and loss is Loss.BINARY_CROSSENTROPY:
        yield _trained_as_sigmoid(end)
    elif function in _EACH_ON_ITS_OWN and loss is Loss.KL_DIVERGENCE:
        yield _independent_answers(end, function)


def _trained_as_softmax(end: NodeId) -> ProjectProblem:
    return Problem(
        kind="trained_as_softmax",
        severity=Severity.WARNING,
        title=_("The sigmoid is trained as a softmax"),
        found=_("sigmoid with categorical_crossentropy"),
        expected=_("softmax, which this loss assumes"),
        advice=_(
            "Keras computes this loss from the logits, the values before the "
            "sigmoid, as if they went through softmax: the loss shown is not that of "
            "the outputs shown. With softmax, training stays the same and only the "
            "outputs change."
        ),
        node=end,
        fix=_activation(end, _SOFTMAX),
        alternatives=(_of_each_class(),),
    )


def _trained_as_sigmoid(end: NodeId) -> ProjectProblem:
    return Problem(
        kind="trained_as_sigmoid",
        severity=Severity.WARNING,
        title=_("The softmax is trained as a sigmoid"),
        found=_("softmax with binary_crossentropy"),
        expected=_("categorical_crossentropy, or sigmoid at the end"),
        advice=_(
            "Keras computes this loss from the logits, the values before the "
            "softmax, as if each went through a sigmoid of its own: the loss shown "
            "is not that of the probabilities shown."
        ),
        node=end,
        fix=Fix(
            _("Set the loss to {loss}").format(loss=Loss.CATEGORICAL_CROSSENTROPY),
            with_cross_entropy,
        ),
        alternatives=(_activation(end, _SIGMOID),),
    )


def _independent_answers(end: NodeId, function: ActivationFunction) -> ProjectProblem:
    """Warn where nothing keeps all answers from growing: measured, the loss fell to 0.07 so."""
    return Problem(
        kind="independent_answers",
        severity=Severity.WARNING,
        title=_("The classes do not compete"),
        found=_("{function} with {loss}").format(function=function, loss=Loss.KL_DIVERGENCE),
        expected=_("softmax: probabilities that sum to 1"),
        advice=_(
            "This loss depends only on the output for the correct class: it is "
            "smallest when all outputs are 1, whatever the image shows."
        ),
        node=end,
        fix=_activation(end, _SOFTMAX),
        alternatives=(_of_each_class(),),
    )


def _activation(end: NodeId, function: ActivationFunction) -> Fix[Project]:
    title = _("Set activation to {activation}").format(activation=function)
    return Fix(title, partial(_with_activation, end=end, function=function))


def _with_activation(project: Project, *, end: NodeId, function: ActivationFunction) -> Project:
    block = project.graph.block(end).with_settings(activation=function)
    return replace(project, graph=set_block(project.graph, end, block))


def _of_each_class() -> Fix[Project]:
    """Return the fix that judges each class on its own, as a sigmoid answers for each."""
    loss = Loss.BINARY_CROSSENTROPY
    return Fix(_("Set the loss to {loss}").format(loss=loss), partial(_with_loss, loss=loss))


def _with_loss(project: Project, *, loss: Loss) -> Project:
    return replace(project, plan=project.plan.with_settings(loss=loss))


def with_cross_entropy(project: Project) -> Project:
    """Return the project with categorical cross-entropy as its loss."""
    return _with_loss(project, loss=Loss.CATEGORICAL_CROSSENTROPY)
