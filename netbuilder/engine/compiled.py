"""The compiled step of a network and a plan, kept so that the next training can use it again."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.engine.build import draw_fresh, network_key, set_weights
from netbuilder.engine.execution_mode import ExecutionMode, execution_mode_of
from netbuilder.engine.objective import make_optimizer, objective_of, optimizer_settings, start_anew
from netbuilder.engine.snapshot import (
    Snapshot,
    assign,
    put_back,
    seed_variables,
    seed_variables_by_layer,
    take_snapshot,
)
from netbuilder.engine.step import MOST_STEPS, Recipe, make_recipe, make_score, make_super_step

if TYPE_CHECKING:
    from collections.abc import Hashable

    from netbuilder.engine.keras_types import Function, Optimizer, Tensor
    from netbuilder.network.graph import Graph
    from netbuilder.project.checkpoint import TrainerState
    from netbuilder.project.plan import Plan
    from netbuilder.project.run import Weights
    from netbuilder.project.task import Task

logger = logging.getLogger(__name__)
_KEPT: Final = 2
"""The network on the canvas, and the one before."""


@dataclass(slots=True, eq=False)
class Compiled:
    """A model with its optimizer and the functions compiled for them, by batch size."""

    graph: Graph
    recipe: Recipe
    optimizer: Optimizer
    execution_mode: ExecutionMode
    score: Function
    _super_steps: dict[int, Function] = field(default_factory=dict)

    def begin(self, plan: Plan, *, weights: Weights | None) -> None:
        """Set out as a newly built model would: new weights or these, a fresh optimizer."""
        draw_fresh(self.recipe.model, self.graph, seed=plan.seed)
        if weights is not None:
            set_weights(self.recipe.model, self.graph, weights=weights)
        variables = self.recipe.model.trainable_variables
        start_anew(self.optimizer, plan, variables=variables)

    def snapshot(self) -> Snapshot:
        """Return the state of this moment."""
        return take_snapshot(self.recipe.model, self.optimizer)

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a state."""
        put_back(snapshot, self.recipe.model, self.optimizer)

    def go_back(self, snapshot: Snapshot) -> None:
        """Go back to a state of this network, whichever rates its blocks had then.

        Seed generators and an optimizer of which the snapshot has no state stay as they are.
        """
        assign(self.recipe.model.weights, snapshot.weights)
        chance = seed_variables(self.recipe.model)
        if len(chance) == len(snapshot.chance):
            assign(chance, snapshot.chance)
        if snapshot.optimizer:
            assign(self.optimizer.variables, snapshot.optimizer)

    def take_over(self, former: Compiled, plan: Plan) -> None:
        """Go on where another compilation of the same network is; only rates may differ.

        A layer that has no chance at rate 0 begins it anew when its rate is turned up again.
        """
        self.begin(plan, weights=None)
        assign(self.recipe.model.weights, former.recipe.model.weights)
        assign(self.optimizer.variables, former.optimizer.variables)
        states = seed_variables_by_layer(former.recipe.model)
        for layer, variables in seed_variables_by_layer(self.recipe.model).items():
            if layer in states:
                assign(variables, states[layer])

    def go_on(self, state: TrainerState) -> None:
        """Take over the optimizer's state and that of the layers' seed generators.

        Raises:
            ValueError: They are those of another optimizer or network.
        """
        assign(self.optimizer.variables, state.optimizer)
        assign(seed_variables(self.recipe.model), state.chance)

    def super_step(self, batch: int) -> Function:
        """Return the function for this batch size, made when first asked for."""
        if batch not in self._super_steps:
            jit = self.execution_mode is ExecutionMode.XLA_LOOP
            self._super_steps[batch] = make_super_step(
                self.recipe, optimizer=self.optimizer, batch=batch, jit=jit
            )
        return self._super_steps[batch]

    def compile(self, inputs: Tensor, targets: Tensor, *, batches: set[int]) -> None:
        """Compile for these batch sizes now, by calls that make no step.

        Where XLA fails, the un-jitted way is taken and `execution_mode` says so.
        """
        import tensorflow as tf

        try:
            self._compile(inputs, targets, batches)
        except tf.errors.ResourceExhaustedError:
            raise
        except tf.errors.OpError as error:
            if self.execution_mode is not ExecutionMode.XLA_LOOP:
                raise
            logger.warning("XLA failed, training without it: %s", error.message)
            self.execution_mode = ExecutionMode.GRAPH_LOOP
            self._super_steps.clear()
            self._compile(inputs, targets, batches)

    def _compile(self, inputs: Tensor, targets: Tensor, batches: set[int]) -> None:
        for batch in batches:
            nothing = np.zeros((MOST_STEPS, batch), np.int32)
            self.super_step(batch)(inputs, targets, nothing, np.int32(0))


class CompiledCache:
    """The last few compiled networks.

    TensorFlow keeps 10 to 16 MB for every model ever compiled, so one that fits is used again.

    Args:
        most: The number of networks that stay.
    """

    def __init__(self, *, most: int = _KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Compiled] = OrderedDict()

    def compiled(self, graph: Graph, plan: Plan, *, task: Task, device: str = "") -> Compiled:
        """Return the compiled step of this network, loss and optimizer, old or new.

        Learning rate, seed, epochs, batch size and data may differ from those it was made for.
        """
        settings = tuple(optimizer_settings(plan).items())
        aim, weighted = objective_of(plan), plan.weight_classes
        key = (network_key(graph), aim, plan.optimizer, settings, task, weighted, device)
        if key not in self._kept:
            self._kept[key] = _make(graph, plan, task=task)
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return self._kept[key]

    def clear(self) -> None:
        """Let go of all, where memory is short."""
        self._kept.clear()


def _make(graph: Graph, plan: Plan, *, task: Task) -> Compiled:
    recipe = make_recipe(
        graph,
        objective=objective_of(plan),
        task=task,
        seed=plan.seed,
        weight_classes=plan.weight_classes,
    )
    optimizer = make_optimizer(plan)
    optimizer.build(recipe.model.trainable_variables)
    return Compiled(graph, recipe, optimizer, execution_mode_of(graph), make_score(recipe))
