"""Diagnosis: finds the block in which values first became NaN or infinite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netbuilder.engine.build import layer_names
from netbuilder.engine.finding import Finding
from netbuilder.network.order import active
from netbuilder.project.run_end import Where

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.failure import Failure
    from netbuilder.engine.keras_types import Tensor
    from netbuilder.engine.trainer import Trainer
    from netbuilder.network.graph import NodeId


def diagnose(trainer: Trainer, failure: Failure) -> Finding | None:
    """Return where values first became not finite; None where only the loss did.

    The steps of the super-step before the failing one are made again, then its batch goes through
    the network un-jitted, block by block. The model is left in the state of that moment.
    """
    if failure.before is None or failure.rows is None:
        rows = np.arange(min(trainer.batch, trainer.examples.count), dtype=np.int32)
        return _first(trainer, rows)
    trainer.again(failure.before, failure.rows, steps=failure.made - 1)
    return _first(trainer, failure.rows[failure.made - 1])


def _first(trainer: Trainer, rows: NDArray[np.int32]) -> Finding | None:
    import tensorflow as tf

    compiled = trainer.compiled
    model, graph, recipe = compiled.recipe.model, compiled.graph, compiled.recipe
    names = layer_names(graph)
    inputs = tf.gather(trainer.examples.inputs, rows)
    outputs: dict[NodeId, Tensor] = {}
    for node in active(graph):
        layer = model.get_layer(names[node])
        if not all(_is_finite(weight.value) for weight in layer.weights):
            return Finding(node, Where.WEIGHTS)
        taken = [outputs[edge.source] for edge in graph.incoming(node)]
        if not taken:
            outputs[node] = recipe.prepared(inputs)
            continue
        outputs[node] = layer(taken[0] if len(taken) == 1 else taken, training=True)
        if not _is_finite(outputs[node]):
            return Finding(node, Where.OUTPUT)
    return None


def _is_finite(values: Tensor) -> bool:
    return bool(np.isfinite(values.numpy()).all())
