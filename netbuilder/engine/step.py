"""The compiled functions: several optimizer steps in one call, and the score of some examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import size_of
from netbuilder.engine.build import build_model
from netbuilder.engine.fast_dropout import fast_draws, layer_classes
from netbuilder.engine.objective import make_loss
from netbuilder.network.order import input_nodes

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape
    from netbuilder.engine.keras_types import Function, Model, Optimizer, Tensor, Variable
    from netbuilder.network.graph import Graph
    from netbuilder.project.plan import Loss

MOST_STEPS: Final = 100
"""Largest number of optimizer steps that one call can make."""


class Recipe(NamedTuple):
    """Ingredients of the compiled functions.

    Attributes:
        model: The `keras.Model`.
        loss: The loss that training minimizes.
        shape: The shape of one example at the model's input.
        pixels: How many pixels an example has.
        scaled: Whether pixels are divided by 255.
        classes: How many classes there are.
        class_weights: How much a mistake on each counts (a variable, `classes`), or None.
    """

    model: Model
    loss: Loss
    shape: Shape
    pixels: int
    scaled: bool
    classes: int
    class_weights: Variable | None = None


def prepared(images: Tensor, *, shape: Shape, scaled: bool) -> Tensor:
    """Return `images` (n × pixels, uint8) as the model takes them: float32, n × shape."""
    import tensorflow as tf

    values = tf.cast(images, tf.float32)
    return tf.reshape(values / 255.0 if scaled else values, (-1, *shape))


def make_recipe(
    graph: Graph, *, loss: Loss, classes: int, seed: int = 0, weight_classes: bool = False
) -> Recipe:
    """Build the model of `graph` and say how examples enter it."""
    import tensorflow as tf

    source = graph.block(input_nodes(graph)[0])
    shape = source.output_shape()
    return Recipe(
        model=build_model(graph, seed=seed, classes=layer_classes()),
        loss=loss,
        shape=shape,
        pixels=size_of(shape),
        scaled=isinstance(source, Input) and source.scale,
        classes=classes,
        class_weights=tf.Variable(tf.ones([classes])) if weight_classes else None,
    )


def make_super_step(recipe: Recipe, *, optimizer: Optimizer, batch: int, jit: bool) -> Function:
    """Return the compiled function that makes a number of optimizer steps given at run time.

    It is called with `images` (n × pixels, uint8), `labels` (n, uint8), `order` (`MOST_STEPS` ×
    batch, int32: which examples make up each batch) and `steps` (int32). It stops after the step
    whose loss is not finite. It returns the number of steps made, their losses and the number of
    right answers of each (`MOST_STEPS` each). The arithmetic is Keras's own: its loss, its
    optimizer, `model(x, training=True)`; but that with `jit` Dropout draws by `fast_dropout`.
    """
    import tensorflow as tf

    one_step = _step_of(recipe, optimizer, batch=batch, jit=jit)

    def super_step(
        images: Tensor, labels: Tensor, order: Tensor, steps: Tensor
    ) -> tuple[Tensor, ...]:
        def body(done: Tensor, _: Tensor, losses: Tensor, hits: Tensor) -> tuple[Tensor, ...]:
            loss, right = one_step(images, labels, order[done])
            return (
                done + 1,
                tf.math.is_finite(loss),
                tf.tensor_scatter_nd_update(losses, [[done]], [loss]),
                tf.tensor_scatter_nd_update(hits, [[done]], [right]),
            )

        done, _, losses, hits = tf.while_loop(
            lambda done, finite, *_: tf.logical_and(done < steps, finite),
            body,
            (tf.constant(0), tf.constant(True), tf.zeros([MOST_STEPS]), tf.zeros([MOST_STEPS])),
        )
        return done, losses, hits

    order, count = tf.TensorSpec([MOST_STEPS, batch], tf.int32), tf.TensorSpec([], tf.int32)
    compiled: Function = tf.function(
        super_step,
        jit_compile=jit,
        autograph=False,
        input_signature=[*_examples_of(recipe), order, count],
    )
    return compiled


def _step_of(recipe: Recipe, optimizer: Optimizer, *, batch: int, jit: bool) -> Function:
    """Return what makes one optimizer step and gives its loss and number of right answers."""
    import tensorflow as tf

    variables = recipe.model.trainable_variables
    loss_of = make_loss(recipe.loss)

    def one_step(images: Tensor, labels: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
        chosen = tf.gather(images, rows)
        given = tf.reshape(
            prepared(chosen, shape=recipe.shape, scaled=recipe.scaled), (batch, *recipe.shape)
        )
        numbers = tf.cast(tf.gather(labels, rows), tf.int32)
        truth = tf.one_hot(numbers, recipe.classes)
        counted = recipe.class_weights
        weights = None if counted is None else tf.gather(counted, numbers)
        with fast_draws(wanted=jit), tf.GradientTape() as tape:
            answer = recipe.model(given, training=True)
            loss = tf.add_n([loss_of(truth, answer, sample_weight=weights), *recipe.model.losses])
        # Dropout of rate 1 cuts the way back: its gradient is zero, which Keras would refuse.
        zero = tf.UnconnectedGradients.ZERO
        gradients = tape.gradient(loss, variables, unconnected_gradients=zero)
        _apply(optimizer, gradients, variables)
        return loss, _right_answers(truth, answer)

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
    """Return the compiled function that sums up losses and right answers over some examples.

    It is called with `images` (n × pixels, uint8) and `labels` (n, uint8), for any n.
    """
    import tensorflow as tf

    losses_of = make_loss(recipe.loss, per_example=True)

    def score(images: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        truth = tf.one_hot(tf.cast(labels, tf.int32), recipe.classes)
        given = prepared(images, shape=recipe.shape, scaled=recipe.scaled)
        answer = recipe.model(given, training=False)
        losses = losses_of(truth, answer)
        extra = tf.add_n([tf.constant(0.0), *recipe.model.losses])
        count = tf.cast(tf.shape(labels)[0], tf.float32)
        return tf.reduce_sum(losses) + extra * count, _right_answers(truth, answer)

    compiled: Function = tf.function(
        score,
        autograph=False,
        input_signature=_examples_of(recipe),
    )
    return compiled


def _examples_of(recipe: Recipe) -> tuple[Tensor, ...]:
    """Return what compiled functions are told of images and labels, of which there are any."""
    import tensorflow as tf

    return tf.TensorSpec([None, recipe.pixels], tf.uint8), tf.TensorSpec([None], tf.uint8)


def _right_answers(truth: Tensor, answer: Tensor) -> Tensor:
    import tensorflow as tf

    equal = tf.argmax(truth, axis=-1) == tf.argmax(answer, axis=-1)
    return tf.reduce_sum(tf.cast(equal, tf.float32))
