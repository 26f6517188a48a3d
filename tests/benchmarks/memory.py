"""What training takes against what is estimated: `python tests/benchmarks/memory.py [KIND …]`.

For every kind of block a network in which that kind dominates is trained for a few steps in a fresh
process, at one or more batch sizes. Its growth is the highest resident memory since Keras was
imported, less what was resident then. The estimate must never be less; where memory matters, it
should be no more than two and a half times as much. Linux alone says what is needed.
"""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.table import Table

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.embedding import Embedding
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.permute import AxisOrder, Permute
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.window import Padding
from netbuilder.network.edit import add_node, append, connect
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block

_MEGABYTE: Final = 2**20
_STEPS: Final = 3
_HERE: Final = Point(0.0, 0.0)
_MOST: Final = 2.5
_RELU: Final = ActivationFunction.RELU
_ANSWER: Final = Dense(units=10, activation=ActivationFunction.SOFTMAX)
_WIDE: Final = (
    Input(shape=(28, 28, 1)),
    Conv2D(filters=32, kernel_size=(1, 1), activation=ActivationFunction.LINEAR),
)
"""28×28×32 numbers for each example, by a layer that costs little else."""


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of block in a network; `plan` are settings beside the batch size."""

    blocks: tuple[Block, ...]
    batches: tuple[int, ...] = (512,)
    plan: dict[str, object] = field(default_factory=dict)


def _chain(*blocks: Block) -> Graph:
    """Join the blocks in a row; one of several inputs takes the same from all."""
    graph, last = Graph(), ""
    for block in blocks:
        if block.inputs < 2:
            graph, last = append(graph, block, _HERE)
            continue
        graph, node = add_node(graph, block, _HERE)
        for port in range(block.inputs):
            graph = connect(graph, Edge(last, node, 0, port))
        last = node
    return graph


def cases() -> dict[str, Case]:
    """Return a case for every kind of block, and for some plans."""
    same = Padding.SAME
    found = {kind: Case(_repeated(cls())) for kind, cls in catalogue().items()}
    for kind in ("GlobalAveragePooling2D", "GlobalMaxPooling2D"):
        found[kind] = Case((*_WIDE, catalogue()[kind](), _ANSWER))
    rows = Input(shape=(28, 28))
    for kind in ("LSTM", "GRU", "SimpleRNN"):
        cls = catalogue()[kind]
        found[kind] = Case((rows, cls(units=256), _ANSWER), (512, 2_048))
        both = cls(units=128, return_sequences=True)
        found[f"{kind}, sequences, 784 steps"] = Case(
            (Input(shape=(784, 1)), both, Flatten(), _ANSWER), (64,)
        )
        found[f"{kind}, three"] = Case((rows, both, both, cls(units=128), _ANSWER), (1_024,))
    image = Input(shape=(28, 28, 1))
    for kind in ("Conv2D", "SeparableConv2D"):
        wide = catalogue()[kind](filters=32, kernel_size=(3, 3), padding=same, activation=_RELU)
        found[kind] = Case((image, wide, wide, wide, Flatten(), _ANSWER), (128, 1_024))
    large = Conv2D(filters=32, kernel_size=(7, 7), padding=same, activation=_RELU)
    found["Conv2D 7×7"] = Case((image, large, large, Flatten(), _ANSWER), (512,))
    deep = catalogue()["DepthwiseConv2D"](kernel_size=(3, 3), padding=same)
    found["DepthwiseConv2D"] = Case((*_WIDE, deep, deep, deep, Flatten(), _ANSWER))
    line = catalogue()["Conv1D"](filters=64, kernel_size=5)
    found["Conv1D"] = Case((Input(shape=(784, 1)), line, line, line, Flatten(), _ANSWER))
    found["MaxPooling1D"] = Case(
        (Input(shape=(784, 1)), line, catalogue()["MaxPooling1D"](), Flatten(), _ANSWER)
    )
    table = Embedding(input_dim=256, output_dim=64)
    found["Embedding"] = Case((Input(shape=(784,), scale=False), table, Flatten(), _ANSWER))
    found["Permute"] = Case(
        (*_WIDE, *[Permute(dims=AxisOrder.SECOND_FIRST_THIRD)] * 4, Flatten(), _ANSWER)
    )
    found["Reshape"] = Case((*_WIDE, Reshape(target_shape=(784, 32)), Flatten(), _ANSWER))
    found["Input"] = Case((Input(shape=(784,)), _ANSWER), (60_000,))
    found["UpSampling2D"] = Case(
        (image, catalogue()["UpSampling2D"](), *_WIDE[1:], Flatten(), _ANSWER)
    )
    hidden = [Dense(units=2_000, activation=_RELU)] * 3
    dense = (Input(), Flatten(), *hidden, _ANSWER)
    found["Dense"] = Case(dense, (100, 10_000))
    for optimizer in OptimizerName:
        found[f"Dense, {optimizer}"] = Case(dense, (100,), {"optimizer": optimizer})
    frozen = [Dense(units=2_000, activation=_RELU, frozen=True)] * 3
    found["Dense, frozen"] = Case((Input(), Flatten(), *frozen, _ANSWER), (100, 10_000))
    found["Dense, augmentation"] = Case(dense, (100,), {"augmented_copies": 3})
    return found


def _repeated(block: Block) -> tuple[Block, ...]:
    """Return a network with four blocks of a kind on large inputs."""
    return (*_WIDE, *[block] * (2 if block.inputs > 1 else 4), Flatten(), _ANSWER)


def growth(case: Case, batch: int) -> tuple[int, int]:
    """Train a few steps in this process; return what was estimated and what was taken, in bytes."""
    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.importing import import_keras
    from netbuilder.engine.memory import estimate
    from netbuilder.engine.messages import StepsDone
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.training import train

    import_keras()
    plan = Plan(batch_size=batch, epochs=1, validation_split=0.0).with_settings(**case.plan)
    project = Project(graph=_chain(*case.blocks), plan=plan)
    control, done = TrainingControl(), 0

    def count(message: object) -> None:
        nonlocal done
        if isinstance(message, StepsDone):
            done += len(message.loss)
            if done >= _STEPS:
                control.stop()

    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    before = _status("VmRSS")
    train(TrainRequest(run_id="1", name="1", project=project), emit=count, control=control)
    return estimate(project), _status("VmHWM") - before


def _status(name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return 0 if found is None else int(found[1]) * 1024


def _row(table: Table, kind: str, batch: int) -> None:
    child = [sys.executable, __file__, "--child", kind, str(batch)]
    done = subprocess.run(child, capture_output=True, text=True, check=False)
    if done.returncode:
        table.add_row(kind, f"{batch:,}", "", "", "", done.stderr.strip().splitlines()[-1][:60])
        return
    estimated, taken = json.loads(done.stdout.splitlines()[-1])
    ratio = estimated / taken
    verdict = "TOO LITTLE" if ratio < 1 else "pass" if ratio <= _MOST else "much"
    figures = (f"{taken / _MEGABYTE:,.0f}", f"{estimated / _MEGABYTE:,.0f}", f"{ratio:.2f}")
    table.add_row(kind, f"{batch:,}", *figures, verdict)


def main(arguments: list[str]) -> None:
    """Measure the kinds asked for, or all, and print the table."""
    known = cases()
    if arguments[:1] == ["--child"]:
        sys.stdout.write(json.dumps(growth(known[arguments[1]], int(arguments[2]))))
        return
    table = Table(title="memory of training (MB)")
    for name in ("kind", "batch", "taken", "estimated", "ratio", ""):
        table.add_column(name, justify="left" if name in ("kind", "") else "right")
    for kind in arguments or known:
        for batch in known[kind].batches:
            _row(table, kind, batch)
    Console(width=110).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
