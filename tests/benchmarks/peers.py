"""One of those who train, in a process of its own: `python peers.py PEER WORK`.

After its warm-up (which compiles) it says `ready`. For each line `epoch` on its standard input it
trains one epoch and answers with the seconds; for `memory` with its peak resident memory in bytes.
Between the lines it rests, so that several can take turns on one machine.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from typing import TYPE_CHECKING

from works import WORKS, Work, mean_epoch, slice_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def fit(work: Work) -> Iterator[float]:
    """Plain Keras `fit` with its defaults."""
    return _fit(work)


def best(work: Work) -> Iterator[float]:
    """Keras `fit` at its best settings."""
    return _fit(work, jit_compile=True, steps_per_execution=20)


def _fit(work: Work, **settings: object) -> Iterator[float]:
    """Train as a student's script does: all images as float32 between 0 and 1."""
    import keras

    from netbuilder.engine.build import build_model
    from netbuilder.engine.objective import make_optimizer

    data, batch = slice_of(work.images), work.plan.batch_size
    model = build_model(work.graph, seed=1)
    optimizer = make_optimizer(work.plan)
    loss = str(work.plan.loss)
    model.compile(optimizer=optimizer, loss=loss, metrics=["accuracy"], **settings)
    images = (data.x_train.reshape(-1, *model.input_shape[1:]) / 255.0).astype("float32")
    truth = keras.utils.to_categorical(data.y_train, 10)
    model.fit(images[: 40 * batch], truth[: 40 * batch], batch_size=batch, verbose=0)
    yield 0.0
    while True:
        began = time.perf_counter()
        model.fit(images, truth, batch_size=batch, verbose=0)
        yield time.perf_counter() - began


def torch(work: Work) -> Iterator[float]:
    """Train by PyTorch's plain eager loop, as its tutorials write it; the two plain MLPs only."""
    import torch
    from torch import nn

    data, batch = slice_of(work.images), work.plan.batch_size
    is_lecture = work is WORKS[0]
    activation = nn.Sigmoid if is_lecture else nn.ReLU
    hidden = (nn.Linear(784, 500), activation(), nn.Linear(500, 500), activation())
    model = nn.Sequential(*hidden, nn.Linear(500, 10))
    if is_lecture:
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    else:
        optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    images = torch.tensor(data.x_train.reshape(-1, 784) / 255.0, dtype=torch.float32)
    labels = torch.tensor(data.y_train.astype("int64"))
    truth = nn.functional.one_hot(labels, 10).float()

    def epoch(count: int) -> None:
        order = torch.randperm(count)
        for first in range(0, count, batch):
            rows = order[first : first + batch]
            optimizer.zero_grad()
            answer = model(images[rows])
            if is_lecture:
                loss = nn.functional.mse_loss(answer.softmax(1), truth[rows])
            else:
                loss = nn.functional.cross_entropy(answer, labels[rows])
            loss.backward()
            optimizer.step()

    epoch(40 * batch)
    yield 0.0
    while True:
        began = time.perf_counter()
        epoch(len(images))
        yield time.perf_counter() - began


def loop(work: Work) -> Iterator[float]:
    """Train by NetBuilder's loop alone, as `netbuilder train` runs it."""
    from netbuilder.engine.compiled import CompiledCache
    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.training import train
    from netbuilder.project.project import Project

    cache, data = CompiledCache(), slice_of(work.images)
    project = Project(graph=work.graph, plan=work.plan)
    request = TrainRequest(run_id="1", name="1", project=project)
    while True:
        control = TrainingControl()
        run = train(
            request, emit=lambda message: None, control=control, cache=cache, load=lambda key: data
        )
        yield mean_epoch(run)


def bare(work: Work) -> Iterator[float]:
    """Train by the barest loop of TensorFlow: a compiled step, called again and again.

    No metrics, nothing looked at in between: as fast as Keras's arithmetic can be had.
    """
    import keras
    import numpy as np
    import tensorflow as tf

    from netbuilder.engine.build import build_model
    from netbuilder.engine.objective import make_optimizer, objective_of

    data, batch = slice_of(work.images), work.plan.batch_size
    model, optimizer = build_model(work.graph, seed=1), make_optimizer(work.plan)
    variables, loss_of = model.trainable_variables, objective_of(work.plan).make_loss()
    optimizer.build(variables)
    shape = (-1, *model.input_shape[1:])
    images = tf.constant((data.x_train.reshape(shape) / 255.0).astype("float32"))
    truth = tf.constant(keras.utils.to_categorical(data.y_train, 10))

    @tf.function(autograph=False, input_signature=[tf.TensorSpec([batch], tf.int32)])
    def step(rows: tf.Tensor) -> None:
        with tf.GradientTape() as tape:
            loss = loss_of(tf.gather(truth, rows), model(tf.gather(images, rows), training=True))
        optimizer.apply(tape.gradient(loss, variables), variables)

    def epoch(count: int) -> None:
        order = np.random.permutation(len(data.y_train)).astype(np.int32)
        for first in range(0, count - batch + 1, batch):
            step(tf.constant(order[first : first + batch]))
        optimizer.iterations.numpy()

    epoch(40 * batch)
    yield 0.0
    while True:
        began = time.perf_counter()
        epoch(len(data.y_train))
        yield time.perf_counter() - began


PEERS = {"fit": fit, "best": best, "torch": torch, "loop": loop, "bare": bare}


def main(peer: str, work: Work) -> None:
    """Serve the lines of the standard input."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    if peer != "torch":
        from netbuilder.engine.importing import import_keras

        import_keras()
    epochs = PEERS[peer](work)
    next(epochs)
    answers.write("ready\n")
    answers.flush()
    for line in sys.stdin:
        if line.strip() == "memory":
            answer = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024.0
        else:
            answer = next(epochs)
        answers.write(f"{answer}\n")
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], WORKS[int(sys.argv[2])])
