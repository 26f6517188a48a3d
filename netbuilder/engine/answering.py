"""A network that answers: a snapshot of weights behind one compiled function."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import format_shape, size_of
from netbuilder.engine.build import build_model, layer_names, set_weights
from netbuilder.engine.importing import import_keras
from netbuilder.engine.probabilities import as_probabilities
from netbuilder.engine.refusals import CannotAnswerError, in_our_words
from netbuilder.engine.step import divisor_of, prepared
from netbuilder.network.order import input_nodes, output_nodes
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.sets.mnist import MNIST
from netbuilder.sentences import one_of
from netbuilder.words import _, all_of, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from netbuilder.blocks.shape import Shape
    from netbuilder.engine.keras_types import Function, Model, Tensor
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Weights
    from netbuilder.project.task import Task

PICTURES: Final = (MNIST.shape, (*MNIST.shape, 1), (size_of(MNIST.shape),))
"""The inputs into which a drawing fits."""
_AT_ONCE: Final = 500


def _ends(inputs: int, outputs: int) -> str:
    return all_of(
        (
            counted("{count} Input", "{count} Inputs", inputs),
            counted("{count} output", "{count} outputs", outputs),
        )
    )


def require_drawings(graph: Graph, task: Task = MNIST.task) -> None:
    """Refuse a network that does not lead from a picture as the pad makes it to the task's classes.

    Raises:
        CannotAnswerError: With what its input or output is.
    """
    _require_images(task)
    inputs, ends = input_nodes(graph), output_nodes(graph)
    if len(inputs) != 1 or len(ends) != 1:
        raise CannotAnswerError(
            _("This network cannot read a drawing"),
            found=_ends(len(inputs), len(ends)),
            expected=_("one Input and one output"),
        )
    source = graph.block(inputs[0])
    if not isinstance(source, Input) or source.shape not in PICTURES:
        raise CannotAnswerError(
            _("This network cannot read a drawing"),
            found=_("an Input of {shape}").format(shape=format_shape(source.output_shape())),
            expected=one_of(map(format_shape, PICTURES)),
            advice=_("Change the shape of the Input and train again."),
        )
    _require_classes(infer_shapes(graph)[ends[0]].output, task)


def _require_images(task: Task) -> None:
    """Refuse data whose examples are not images like those that the pad makes."""
    if task.input != MNIST.task.input or not task.class_names:
        raise CannotAnswerError(
            _("The drawing pad is not for this data"),
            found=_("examples that are not grey images like those of MNIST"),
            advice=_("Inspect the network by its plots and its table of runs."),
        )


def _require_classes(output: Shape | None, task: Task) -> None:
    """Refuse a network that does not end in one number for each class."""
    if output != task.output_shape:
        raise CannotAnswerError(
            _("This network cannot classify drawings"),
            found=_("no output") if output is None else format_shape(output),
            expected=counted(
                "{count} value, one for each class",
                "{count} values, one for each class",
                task.classes,
            ),
            advice=counted(
                "End the network with a Dense layer of {count} unit and train again.",
                "End the network with a Dense layer of {count} units and train again.",
                task.classes,
            ),
        )


class AnsweringModel:
    """A model of its own, so that an answer never waits for a training."""

    def __init__(self, graph: Graph, task: Task = MNIST.task) -> None:
        require_drawings(graph, task)
        import_keras()
        import tensorflow as tf

        self._graph, self._task = graph, task
        self._model = build_model(graph)
        source = graph.block(input_nodes(graph)[0])
        shape = source.output_shape()
        self._pixels = size_of(shape)
        divisor = divisor_of(source, task.input)
        self._prepare = partial(prepared, shape=shape, divisor=divisor)
        self._look: Function | None = None
        # The concrete function, since choosing it anew takes as long as a small network's answer.
        self._answer = tf.function(
            lambda images: self._model(self._prepare(images)),
            autograph=False,
            input_signature=[tf.TensorSpec([None, self._pixels], tf.uint8)],
        ).get_concrete_function()

    @property
    def graph(self) -> Graph:
        """The network that answers."""
        return self._graph

    @property
    def keras_model(self) -> Model:
        """The functional Keras model; its weights are those of the snapshot."""
        return self._model

    def take(self, weights: Weights) -> None:
        """Answer with these weights from now on.

        Raises:
            WeightsError: They do not fit the network.
        """
        set_weights(self._model, self._graph, weights=weights)

    def probabilities(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return what the network makes of `images` (n × 28 × 28): n × classes.

        Raises:
            CannotAnswerError: An output is not a number.
        """
        import tensorflow as tf

        rows = self._rows(images)
        pieces = [
            self._answer(tf.constant(rows[first : first + _AT_ONCE])).numpy()
            for first in range(0, len(rows), _AT_ONCE)
        ]
        outputs = (
            np.concatenate(pieces) if pieces else np.zeros((0, self._task.classes), np.float32)
        )
        if not np.isfinite(outputs).all():
            raise CannotAnswerError(
                _("The network’s output is NaN"),
                found=_("weights that are too large"),
                advice=_("Train again with a smaller learning rate."),
            )
        return as_probabilities(outputs, self._graph)

    def activations(self, image: NDArray[np.uint8]) -> dict[NodeId, NDArray[np.float32]]:
        """Return what each block of the network makes of one 28×28 image, without the batch."""
        import tensorflow as tf

        if self._look is None:
            self._look = self._make_look()
        values = self._look(tf.constant(self._rows(image[None])))
        return {name: np.asarray(values[name])[0] for name in values}

    def outputs(self, node: NodeId, images: NDArray[np.uint8]) -> Iterator[NDArray[np.float32]]:
        """Yield what a block makes of n × 28 × 28 images, some hundreds of them at a time."""
        import keras

        name = layer_names(self._graph)[node]
        part = keras.Model(self._model.inputs, self._model.get_layer(name).output)
        for first in range(0, len(images), _AT_ONCE):
            yield part(self.prepare(images[first : first + _AT_ONCE])).numpy()

    def prepare(self, images: NDArray[np.uint8]) -> Tensor:
        """Return n × 28 × 28 images as the tensor that the Keras model takes."""
        import tensorflow as tf

        return self._prepare(tf.constant(self._rows(images)))

    def _rows(self, images: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return np.ascontiguousarray(images, np.uint8).reshape(len(images), self._pixels)

    def _make_look(self) -> Function:
        """Return the compiled function that gives every block's output."""
        import keras
        import tensorflow as tf

        names = layer_names(self._graph)
        outputs = {node: self._model.get_layer(name).output for node, name in names.items()}
        model = keras.Model(self._model.inputs, outputs)
        made: Function = tf.function(
            lambda images: model(self._prepare(images)),
            autograph=False,
            input_signature=[tf.TensorSpec([None, self._pixels], tf.uint8)],
        ).get_concrete_function()
        return made


def predict_images(
    graph: Graph, weights: Weights, images: NDArray[np.uint8]
) -> NDArray[np.float32]:
    """Return the probabilities (n × 10) of `images` (n × 28 × 28, uint8, light on dark).

    Raises:
        NetBuilderError: The network cannot read such pictures, or the weights do not fit.
    """
    require_drawings(graph)
    import_keras()
    with in_our_words():
        model = AnsweringModel(graph)
        model.take(weights)
        return model.probabilities(images)
