"""Fixes of an output of the wrong shape: an output layer is added, or the last one corrected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import LIKE_PROBABILITIES
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.shape import Shape, format_shape, size_of
from netbuilder.network.edit import set_block
from netbuilder.network.placement import append_to_the_right, insert
from netbuilder.network.problem import Fix
from netbuilder.network.shapes import fits
from netbuilder.project.loss_problems import activation_of, suits, usual_ending
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.activations import ActivationFunction
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.plan import Plan
    from netbuilder.project.task import Task


def output_fixes(
    graph: Graph, end: NodeId, output: Shape, task: Task, plan: Plan, *, is_meant: bool
) -> tuple[Fix[Graph], ...]:
    """Return what gives the output its shape: a last block meant as the output is corrected.

    Nothing is added behind one that gives probabilities already: it would learn from those alone.
    """
    last = last_dense(graph, end)
    add = add_output(output, task, plan, behind=last)
    if len(task.output_shape) != 1:
        return (add,)
    if last is None:
        only = isinstance(graph.block(end), Activation) and is_meant
        return (_dense_before(end, output, task), add) if only else (add,)
    correct = _correct_dense(graph, last, end, task, plan, is_flat=len(output) == 1)
    if activation_of(graph, end) in LIKE_PROBABILITIES:
        return (correct,)
    return (correct, add) if is_meant else (add, correct)


def add_output(
    output: Shape, task: Task, plan: Plan, *, behind: NodeId | None = None
) -> Fix[Graph]:
    """Return the fix that adds an output layer, with Flatten before `behind` where one is needed.

    An output of several axes is a vector that is reshaped.
    """
    wanted, is_flat = task.output_shape, len(output) == 1
    units = size_of(wanted)
    dense = Dense(units=units, activation=usual_ending(plan, task))
    if len(wanted) == 1:
        title = _("Add Dense of {units}").format(units=units)
        edit = partial(_add_dense, behind=behind, is_flat=is_flat, dense=dense)
        return Fix(title, edit)
    reshape = Reshape(target_shape=wanted)
    if size_of(output) == units:
        title = _("Add Reshape to {shape}").format(shape=format_shape(wanted))
        return Fix(title, partial(append_to_the_right, block=reshape))
    title = _("Add Dense of {units} and Reshape to {shape}")
    edit = partial(_add_reshaped, behind=behind, is_flat=is_flat, dense=dense, reshape=reshape)
    return Fix(title.format(units=units, shape=format_shape(wanted)), edit)


def _add_reshaped(
    graph: Graph, *, behind: NodeId | None, is_flat: bool, dense: Dense, reshape: Reshape
) -> Graph:
    grown = _add_dense(graph, behind=behind, is_flat=is_flat, dense=dense)
    return append_to_the_right(grown, reshape)


def _dense_before(end: NodeId, output: Shape, task: Task) -> Fix[Graph]:
    """Return the fix that gives the last Activation the sums that it is meant for."""
    dense = Dense(units=size_of(task.output_shape))
    title = _("Insert Dense of {units} before the activation").format(units=dense.units)
    return Fix(title, partial(_insert_dense, end=end, dense=dense, is_flat=len(output) == 1))


def _insert_dense(graph: Graph, *, end: NodeId, dense: Dense, is_flat: bool) -> Graph:
    grown = insert(graph, graph.incoming(end)[0], dense)
    added = grown.incoming(end)[0].source
    return grown if is_flat else insert(grown, grown.incoming(added)[0], Flatten())


def _correct_dense(
    graph: Graph, last: NodeId, end: NodeId, task: Task, plan: Plan, *, is_flat: bool
) -> Fix[Graph]:
    """Return the fix that corrects the last Dense, and an activation that its loss cannot judge."""
    units, present = size_of(task.output_shape), activation_of(graph, end)
    ending = present if suits(plan, present) else usual_ending(plan, task)
    has_units = graph.block(last) == graph.block(last).with_settings(units=units)
    title = _correction_title(
        units=None if has_units else units,
        activation=None if ending is present else ending,
        is_flat=is_flat,
    )
    edit = partial(_corrected, node=last, end=end, units=units, activation=ending, is_flat=is_flat)
    return Fix(title, edit)


def _correction_title(
    *, units: int | None, activation: ActivationFunction | None, is_flat: bool
) -> str:
    if units is None and activation is None:
        return _("Insert Flatten")
    if units is None:
        title = _("Insert Flatten and set activation to {activation}")
    elif activation is None:
        title = (
            _("Set units to {units}") if is_flat else _("Insert Flatten and set units to {units}")
        )
    elif is_flat:
        title = _("Set units to {units} and activation to {activation}")
    else:
        title = _("Insert Flatten, set units to {units} and activation to {activation}")
    return title.format(units=units, activation=activation)


def _corrected(
    graph: Graph,
    *,
    node: NodeId,
    end: NodeId,
    units: int,
    activation: ActivationFunction,
    is_flat: bool,
) -> Graph:
    flat = graph if is_flat else _flatten_before(graph, node=node)
    flat = set_block(flat, node, flat.block(node).with_settings(units=units))
    if activation_of(flat, end) is activation:
        return flat
    return set_block(flat, end, flat.block(end).with_settings(activation=activation))


def last_dense(graph: Graph, end: NodeId) -> NodeId | None:
    """Return the Dense that makes the answer: the last block, or the one before an Activation."""
    if isinstance(graph.block(end), Dense):
        return end
    before = graph.incoming(end)
    passes = isinstance(graph.block(end), Activation) and len(before) == 1
    if passes and isinstance(graph.block(before[0].source), Dense):
        return before[0].source
    return None


def _first_dense_above(graph: Graph, node: NodeId) -> NodeId:
    """Follow the chain upward while its blocks, unlike Conv2D, also take a vector."""
    first = node
    while len(graph.incoming(node)) == 1:
        node = graph.incoming(node)[0].source
        if not fits(graph.block(node), (1,)) or len(graph.outgoing(node)) > 1:
            break
        if isinstance(graph.block(node), Dense):
            first = node
    return first


def _flatten_before(graph: Graph, *, node: NodeId) -> Graph:
    first = _first_dense_above(graph, node)
    return insert(graph, graph.incoming(first)[0], Flatten())


def _add_dense(graph: Graph, *, behind: NodeId | None, is_flat: bool, dense: Dense) -> Graph:
    if is_flat:
        return append_to_the_right(graph, dense)
    if behind is not None:
        return append_to_the_right(_flatten_before(graph, node=behind), dense)
    return append_to_the_right(append_to_the_right(graph, Flatten()), dense)
