"""The compiled functions: several optimizer steps in one call, and the score of some examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import size_of
from netbuilder.engine.build import build_model
from netbuilder.engine.fast_dropout import fast_draws, layer_classes
from netbuilder.engine.metrics import sums_of
from netbuilder.network.order import input_nodes

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape
    from netbuilder.engine.keras_types import Function, Model, Optimizer, Tensor, Variable
    from netbuilder.engine.objective import Objective
    from netbuilder.network.graph import Graph
    from netbuilder.project.task import InputSpec, Task

MOST_STEPS: Final = 100
"""Largest number of optimizer steps that one call can make."""


def prepared(inputs: Tensor, *, shape: Shape, divisor: float) -> Tensor:
    """Return `inputs` (n × numbers) as a model takes them: float32, n × shape."""
    import tensorflow as tf

    values = tf.cast(inputs, tf.float32)
    return tf.reshape(values if divisor == 1.0 else values / divisor, (-1, *shape))


def divisor_of(source: Block, given: InputSpec) -> float:
    """Return what the block that the data enter by divides their numbers by."""
    return given.divisor if isinstance(source, Input) and source.scale else 1.0


class Recipe(NamedTuple):
    """Ingredients of the compiled functions.

    Attributes:
        model: The `keras.Model`.
        objective: The loss that training minimizes.
        task: The form of examples and targets, and the metrics.
        shape: The shape of one example at the model's input.
        divisor: The number by which those of an example are divided.
        class_weights: The weight of a mistake on each class (a variable, `classes`), or None.
    """

    model: Model
    objective: Objective
    task: Task
    shape: Shape
    divisor: float
    class_weights: Variable | None = None

    @property
    def numbers(self) -> int:
        """Number of values in an example."""
        return size_of(self.shape)

    def prepared(self, inputs: Tensor) -> Tensor:
        """Return `inputs` (n × numbers) as the model takes them: float32, n × shape."""
        return prepared(inputs, shape=self.shape, divisor=self.divisor)

    def truth(self, targets: Tensor) -> Tensor:
        """Return what the outputs are compared with: of classes, a 1 among zeros."""
        import tensorflow as tf

        if not self.task.classes:
            return tf.cast(targets, tf.float32)
        return tf.one_hot(tf.cast(targets, tf.int32), self.task.classes)

    def taught(self, truth: Tensor, targets: Tensor) -> Tensor:
        """Return what the loss is given: `truth`, or, for a sparse loss, the numbers of classes."""
        import tensorflow as tf

        return tf.cast(targets, tf.int32) if self.objective.is_sparse else truth


def make_recipe(
    graph: Graph, *, objective: Objective, task: Task, seed: int = 0, weight_classes: bool = False
) -> Recipe:
    """Build the model of `graph` and say how examples enter it."""
    import tensorflow as tf

    source = graph.block(input_nodes(graph)[0])
    return Recipe(
        model=build_model(graph, seed=seed, classes=layer_classes()),
        objective=objective,
        task=task,
        shape=source.output_shape(),
        divisor=divisor_of(source, task.input),
        class_weights=tf.Variable(tf.ones([task.classes])) if weight_classes else None,
    )


def make_super_step(recipe: Recipe, *, optimizer: Optimizer, batch: int, jit: bool) -> Function:
    """Return the compiled function that makes a number of optimizer steps given at run time.

    It is called with `inputs` (n × numbers), `targets` (n × target shape), `order` (`MOST_STEPS` ×
    batch, int32: which examples make up each batch) and `steps` (int32), and stops after the step
    whose loss is not finite. It returns how many were made, their losses and, for each metric, its
    sum of each (`MOST_STEPS` × its shape). The arithmetic is Keras's own: its loss, its optimizer,
    `model(x, training=True)`; but that with `jit` Dropout draws by `fast_dropout`.
    """
    import tensorflow as tf

    one_step = _step_of(recipe, optimizer, batch=batch, jit=jit)
    shapes = [(), *(sums.shape for sums in sums_of(recipe.task))]

    def super_step(
        inputs: Tensor, targets: Tensor, order: Tensor, steps: Tensor
    ) -> tuple[Tensor, ...]:
        def body(done: Tensor, _: Tensor, *columns: Tensor) -> tuple[Tensor, ...]:
            figures = one_step(inputs, targets, order[done])
            filled = (
                tf.tensor_scatter_nd_update(column, [[done]], [figure])
                for column, figure in zip(columns, figures, strict=True)
            )
            return done + 1, tf.math.is_finite(figures[0]), *filled

        empty = (tf.zeros([MOST_STEPS, *shape]) for shape in shapes)
        done, _, *columns = tf.while_loop(
            lambda done, finite, *_: tf.logical_and(done < steps, finite),
            body,
            (tf.constant(0), tf.constant(True), *empty),
        )
        return done, *columns

    specs = (tf.TensorSpec([MOST_STEPS, batch], tf.int32), tf.TensorSpec([], tf.int32))
    signature = [*_examples_of(recipe), *specs]
    compiled: Function = tf.function(
        super_step, jit_compile=jit, autograph=False, input_signature=signature
    )
    return compiled


def _step_of(recipe: Recipe, optimizer: Optimizer, *, batch: int, jit: bool) -> Function:
    """Return what makes one optimizer step and gives its loss and the sums of each metric."""
    import tensorflow as tf

    variables = recipe.model.trainable_variables
    loss_of = recipe.objective.make_loss()
    measured = sums_of(recipe.task)

    def one_step(inputs: Tensor, targets: Tensor, rows: Tensor) -> tuple[Tensor, ...]:
        chosen = tf.gather(inputs, rows)
        given = tf.reshape(recipe.prepared(chosen), (batch, *recipe.shape))
        known = tf.gather(targets, rows)
        truth = recipe.truth(known)
        taught, counted = recipe.taught(truth, known), recipe.class_weights
        weights = None if counted is None else tf.gather(counted, tf.cast(known, tf.int32))
        with fast_draws(wanted=jit), tf.GradientTape() as tape:
            answer = recipe.model(given, training=True)
            loss = tf.add_n([loss_of(taught, answer, sample_weight=weights), *recipe.model.losses])
        # Dropout of rate 1 cuts the way back: its gradient is zero, which Keras would refuse.
        zero = tf.UnconnectedGradients.ZERO
        gradients = tape.gradient(loss, variables, unconnected_gradients=zero)
        _apply(optimizer, gradients, variables)
        return loss, *(sums.add_up(truth, answer) for sums in measured)

    return one_step


def _apply(optimizer: Optimizer, gradients: list[Tensor], variables: list[Variable]) -> None:
    """Make the optimizer's step as a merge of the replicas' gradients, of which there is one.

    Outside of a merge Keras sums the gradients over the replicas first, by a custom gradient that
    TensorFlow enters in a list for ever, and with it the graph, the weights and the optimizer's
    state (Keras 3.15, TensorFlow 2.21).
    """
    import tensorflow as tf

    replica = tf.distribute.get_replica_context()
    replica.merge_call(lambda strategy: optimizer.apply(gradients, variables))


def make_score(recipe: Recipe) -> Function:
    """Return the compiled function that sums up the losses and each metric over some examples.

    It is called with `inputs` (n × numbers) and `targets` (n × target shape), for any n.
    """
    import tensorflow as tf

    losses_of = recipe.objective.make_loss(per_example=True)
    measured = sums_of(recipe.task)

    def score(inputs: Tensor, targets: Tensor) -> tuple[Tensor, ...]:
        truth = recipe.truth(targets)
        answer = recipe.model(recipe.prepared(inputs), training=False)
        losses = losses_of(recipe.taught(truth, targets), answer)
        if len(losses.shape) > 1:
            losses = tf.reduce_mean(losses, axis=range(1, len(losses.shape)))
        extra = tf.add_n([tf.constant(0.0), *recipe.model.losses])
        count = tf.cast(tf.shape(targets)[0], tf.float32)
        summed = (sums.add_up(truth, answer) for sums in measured)
        return tf.reduce_sum(losses) + extra * count, *summed

    compiled: Function = tf.function(
        score,
        autograph=False,
        input_signature=_examples_of(recipe),
    )
    return compiled


def _examples_of(recipe: Recipe) -> tuple[Tensor, ...]:
    """Return what compiled functions are told of inputs and targets, of which there are any."""
    import tensorflow as tf

    given, target = recipe.task.input, recipe.task.target
    return (
        tf.TensorSpec([None, recipe.numbers], str(given.dtype)),
        tf.TensorSpec([None, *target.shape], str(target.dtype)),
    )
