"""Memory that each further network costs: `python tests/benchmarks/networks.py [NETWORKS] [WAY …]`.

Each way trains that many different networks, one after the other, in a process of its own; a fourth
of them let it settle first. Garbage is collected behind each, as the window does, and free memory
is given back to the system before it is looked at, so that what is found is in use. `bare` is a
script of TensorFlow and Keras alone, `merged` the same with the optimizer's step inside a merge of
the replicas, `unjitted` that without XLA; `dense` and `conv` are NetBuilder's loop, `pad` is a
network that answers the pad.
"""

from __future__ import annotations

import ctypes
import gc
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.network.graph import Graph

WAYS = {
    "bare": "TensorFlow and Keras alone, as written by hand, XLA",
    "merged": "the same, the optimizer's step inside a merge",
    "unjitted": "the same without XLA",
    "dense": "NetBuilder's loop, Dense, XLA",
    "conv": "NetBuilder's loop, Conv2D, no XLA",
    "pad": "a network that answers the pad",
}
_AT_MOST = 5.0
_UNITS = 401
_IMAGES, _BATCH = 2000, 100


def _script(*, jit: bool, is_merged: bool) -> Callable[[int], None]:
    """Return what trains a network by TensorFlow and Keras alone."""
    import keras
    import tensorflow as tf
    from works import slice_of

    data = slice_of(_IMAGES)
    images = tf.constant(data.x_train.reshape(-1, 784) / 255.0, tf.float32)
    truth = tf.one_hot(data.y_train, 10)

    def train(index: int) -> None:
        hidden = [keras.layers.Dense(_UNITS + index, "relu") for _ in range(2)]
        last = keras.layers.Dense(10, "softmax")
        model = keras.Sequential([keras.Input((784,)), *hidden, last])
        variables, loss_of = model.trainable_variables, keras.losses.CategoricalCrossentropy()
        optimizer = keras.optimizers.Adam()
        optimizer.build(variables)

        def step(given: tf.Tensor, wanted: tf.Tensor) -> tf.Tensor:
            with tf.GradientTape() as tape:
                loss = loss_of(wanted, model(given, training=True))
            gradients = tape.gradient(loss, variables)
            if is_merged:
                replica = tf.distribute.get_replica_context()
                replica.merge_call(lambda _strategy: optimizer.apply(gradients, variables))
            else:
                optimizer.apply(gradients, variables)
            return loss

        compiled = tf.function(step, jit_compile=jit, autograph=False)
        for first in range(0, _IMAGES, _BATCH):
            compiled(images[first : first + _BATCH], truth[first : first + _BATCH])

    return train


def _loop(graph_of: Callable[[int], Graph]) -> Callable[[int], None]:
    """Return what trains a network by NetBuilder's loop."""
    from works import ADAM, slice_of

    from netbuilder.engine.compiled import CompiledCache
    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.training import train
    from netbuilder.project.project import Project

    cache, data = CompiledCache(), slice_of(_IMAGES)

    def train_one(index: int) -> None:
        project = Project(graph=graph_of(index), plan=ADAM)
        request = TrainRequest(run_id=str(index), name="1", project=project)
        control = TrainingControl()
        train(request, emit=lambda message: None, control=control, cache=cache, load=lambda k: data)

    return train_one


def _pad() -> Callable[[int], None]:
    """Return what lets a network answer the pad."""
    from works import RELU, mlp

    from netbuilder.engine.answerer import Answerer, Load
    from netbuilder.engine.build import build_model, read_weights

    answerer = Answerer()

    def answer(index: int) -> None:
        graph = mlp(RELU, units=_UNITS + index)
        answerer.load(Load(graph, read_weights(build_model(graph), graph), str(index)))

    return answer


def _convolutions(*, units: int) -> Graph:
    """Return a network that is not compiled by XLA, and whose activations are always as large."""
    from works import RELU, SOFTMAX, chain

    from netbuilder.blocks.conv2d import Conv2D
    from netbuilder.blocks.dense import Dense
    from netbuilder.blocks.flatten import Flatten
    from netbuilder.blocks.input import Input
    from netbuilder.blocks.max_pooling2d import MaxPooling2D

    convolution = (Conv2D(filters=8, activation=RELU), MaxPooling2D(pool_size=(4, 4)))
    dense = (Dense(units=units, activation=RELU), Dense(units=10, activation=SOFTMAX))
    return chain(Input(shape=(28, 28, 1)), *convolution, Flatten(), *dense)


def _work(way: str) -> Callable[[int], None]:
    from works import RELU, mlp

    if way == "dense":
        return _loop(lambda index: mlp(RELU, units=_UNITS + index))
    if way == "conv":
        return _loop(lambda index: _convolutions(units=_UNITS + index))
    if way == "pad":
        return _pad()
    return _script(jit=way != "unjitted", is_merged=way != "bare")


def _resident() -> float:
    """Return the megabytes in memory, with what is free given back first."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


def measure(way: str, networks: int) -> float:
    """Return how many megabytes each network costs, once it has settled."""
    from netbuilder.engine.importing import import_keras

    import_keras()
    train, settling = _work(way), networks // 4
    before = 0.0
    for index in range(networks):
        if index == settling:
            before = _resident()
        train(index)
        gc.collect()
    return (_resident() - before) / (networks - settling)


def main(arguments: list[str]) -> None:
    """Measure the ways asked for, each in a process of its own, and print the table."""
    networks = next((int(one) for one in arguments if one.isdigit()), 40)
    table = Table("what", "MB each", "at most", "", title=f"each of {networks} networks")
    for way in [one for one in WAYS if one in arguments] or WAYS:
        command = [sys.executable, __file__, "--in-process", way, str(networks)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found = float(done.stdout)
        table.add_row(
            WAYS[way], f"{found:.1f}", f"{_AT_MOST:g}", "pass" if found <= _AT_MOST else "MISS"
        )
    Console(width=100).print(table)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in-process"]:
        sys.stdout.write(f"{measure(sys.argv[2], int(sys.argv[3]))}\n")
    else:
        main(sys.argv[1:])
