"""Memory that a training takes, estimated without Keras; never less than was measured.

`tests/benchmarks/memory.py` measures it for every kind of block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.add import Add
from netbuilder.blocks.augmentation import Augmentation
from netbuilder.blocks.average import Average
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.gaussian_dropout import GaussianDropout
from netbuilder.blocks.gaussian_noise import GaussianNoise
from netbuilder.blocks.leaky_relu import LeakyReLU
from netbuilder.blocks.permute import Permute
from netbuilder.blocks.recurrent import Recurrent
from netbuilder.blocks.rescaling import Rescaling
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.shape import FLOAT_BYTES, size_of
from netbuilder.blocks.spatial_dropout2d import SpatialDropout2D
from netbuilder.network.frozen import frozen_nodes
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.datasets import dataset_info
from netbuilder.project.example_counts import learned_examples, training_part
from netbuilder.project.plan import OptimizerName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project

_SLOTS: Final = {
    OptimizerName.SGD: 0,
    OptimizerName.ADAGRAD: 1,
    OptimizerName.RMSPROP: 1,
    OptimizerName.ADAM: 2,
    OptimizerName.ADAMW: 2,
    OptimizerName.NADAM: 2,
    OptimizerName.ADAMAX: 2,
    OptimizerName.ADADELTA: 2,
    OptimizerName.LION: 1,
}
_COPIES: Final = 9
"""The weights themselves, as drawn anew, the last good ones and those set aside, those of the best
epoch, those on their way to a checkpoint, and the pad's: read, handed over, and in its own model.
"""
_STATES: Final = 5
"""The optimizer's state itself, that of before the super-step, that of the best epoch, and those
two on their way to a checkpoint.
"""
_ACTIVATIONS: Final = 3
"""Each block's output, its gradient, and one thing more to compute either."""
_FOR_A_GATE: Final = 3
"""Sum and value of a gate, and a share of the states; measured, 1.9 for LSTM, 2.5 for GRU."""
_SCORED: Final = 500
"""Examples that are scored at once (`engine/scoring.py`), however small the batch."""
_LIGHT: Final = 1
"""The same of kinds that work on each value alone, or only lay values out anew: TensorFlow
writes over what nobody needs any more. Measured, 0.5 to 0.9.
"""
_LIGHT_KINDS: Final = (
    Activation,
    Add,
    Augmentation,
    Average,
    Dropout,
    Flatten,
    GaussianDropout,
    GaussianNoise,
    LeakyReLU,
    Permute,
    Rescaling,
    Reshape,
    SpatialDropout2D,
)
_PASSING: Final = 2
"""An output, and one thing more to compute it."""
_GATHERED: Final = 2
_ORDER: Final = 200
"""Places in the order of examples for each one of a batch: `MOST_STEPS`, here and on the device."""
_BASE: Final = 200 * 2**20
"""Bytes that compiling and TensorFlow's own buffers take."""


def estimate(project: Project) -> int:
    """Return how many bytes training the project takes, roughly and rather too many."""
    graph, shapes, nodes = project.graph, infer_shapes(project.graph), active(project.graph)
    weights = sum(shapes[node].parameters for node in nodes)
    learning = weights - sum(shapes[node].frozen for node in nodes)
    examples = learned_examples(project)
    batch = min(project.plan.batch_size, examples)
    passing = passing_floats(graph, shapes)
    idle = _out_of_reach(graph, shapes)
    kept = sum(kept_floats(graph.block(node), shapes[node]) for node in nodes if node not in idle)
    kept += passing if idle else 0
    read_on_the_pad = passing * min(_SCORED, len(project.drawings))
    learned = max(batch * (kept + _ORDER), _SCORED * passing)
    of_weights = weights * _COPIES + learning * _for_learning(project.plan)
    floats = of_weights + learned + read_on_the_pad
    return _BASE + _for_images(project, examples) + FLOAT_BYTES * floats


def _out_of_reach(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> frozenset[NodeId]:
    """Return the nodes that no gradient reaches, since all that could learn up to them is frozen.

    Nothing of them is kept for it; they only answer.
    """
    without: set[NodeId] = set()
    for node in active(graph) if frozen_nodes(graph) else ():
        sources = {edge.source for edge in graph.incoming(node)}
        if not shapes[node].trainable and sources <= without:
            without.add(node)
    return frozenset(without)


def kept_floats(block: Block, shapes: NodeShapes) -> int:
    """Return how many values a block keeps of each example while its gradients are computed.

    A recurrent block keeps those of every step, for each gate of each neuron.
    """
    kept = (_LIGHT if isinstance(block, _LIGHT_KINDS) else _ACTIVATIONS) * size_of(
        shapes.output or ()
    )
    if isinstance(block, Recurrent) and shapes.output is not None:
        steps = shapes.inputs[0][0]
        kept += steps * block.units * _FOR_A_GATE * block.gates
    return kept


def passing_floats(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> int:
    """Return how many values are held of each example while the network answers.

    An output is held until the last block that takes it is done; a sequence that a recurrent block
    returns is gathered step by step, then laid out anew.
    """
    nodes = active(graph)
    sizes = {node: size_of(shapes[node].output or ()) for node in nodes}
    waiting = {node: len(graph.outgoing(node)) for node in nodes}
    held = most = 0
    for node in nodes:
        held += sizes[node]
        block = graph.block(node)
        gathers = isinstance(block, Recurrent) and block.return_sequences
        most = max(most, held + (_GATHERED * sizes[node] if gathers else 0))
        for edge in graph.incoming(node):
            waiting[edge.source] -= 1
            if waiting[edge.source] == 0:
                held -= sizes[edge.source]
    return _PASSING * most


def _for_learning(plan: Plan) -> int:
    """Return how many numbers a trainable weight has beside it: gradient and optimizer state."""
    momentum = plan.momentum > 0 and type(plan).declared()["momentum"].matters_in(plan)
    return 1 + _STATES * (_SLOTS[plan.optimizer] + momentum)


def _for_images(project: Project, examples: int) -> int:
    """Return the bytes of the data set and of what else is learned, each while it is copied."""
    info = dataset_info(project.dataset)
    more = examples - training_part(info.training, project.plan)
    given, target = info.task.input, info.task.target
    bytes_each = size_of(given.shape) * given.dtype.size + size_of(target.shape) * target.dtype.size
    return (2 * (info.training + more) + info.test) * bytes_each
