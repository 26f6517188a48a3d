"""Checkpoints of small networks, without training."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from figures import a_series, an_epoch
from trained import make_run, small_graph

from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.project.checkpoint import Best, Checkpoint, Position, TrainerState
from netbuilder.project.knobs import knobs_of
from netbuilder.project.project import Project
from netbuilder.project.run import expected_weights

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 540


def make_checkpoint(
    *, run_id: str = "run-1", epochs: int = 2, seed: int = 0, name: str = "Run 3", **changes: object
) -> Checkpoint:
    """Return a checkpoint of a small network with Dropout after so many epochs of 540 steps."""
    rng = np.random.default_rng((seed, epochs))
    past = np.random.default_rng(seed)
    graph = small_graph("lecture-dropout")
    weights = random_weights(graph, rng)
    figures = past.random((epochs * STEPS, 2), np.float32)
    series = a_series(
        tuple(figures[:, 0].tolist()),
        tuple(figures[:, 1].tolist()),
        tuple(an_epoch(loss=1.0, accuracy=0.5, steps=STEPS, batch_size=100) for _ in range(epochs)),
    )
    run = make_run(graph, id=run_id, name=name, series=series, weights=weights)
    knobs = knobs_of(Project(graph=graph, plan=run.plan))
    flat = [array for arrays in weights.values() for array in arrays]
    state = TrainerState(
        position=Position(epoch=epochs, examples=0, steps=0, seconds=0.125),
        knobs=replace(knobs, epochs=10),
        optimizer=(
            np.asarray(epochs * STEPS, np.int64),
            np.asarray(0.001, np.float32),
            *[np.square(array) for array in flat],
        ),
        chance=(np.asarray([1, 2**32 - 1], np.uint32), np.asarray([seed, epochs], np.uint32)),
        rate_factor=0.5,
        rate_waited=1,
        waited=2,
        best=Best(epoch=max(0, epochs - 1), loss=0.25, weights=weights) if epochs else None,
    )
    values = {
        "run": run,
        "state": state,
        "document_id": "mine",
        "origin": "/home/mine.netb",
        "title": "Mine – «ü»",
        "tensorboard": "/home/events/Mine Run 3",
    }
    return Checkpoint(**{**values, **changes})


def random_weights(graph, rng):
    return {
        node: tuple(rng.normal(size=shape).astype(np.float32) for shape in shapes)
        for node, shapes in expected_weights(graph).items()
    }


def same(one: Checkpoint, other: Checkpoint) -> bool:
    """Tell whether two checkpoints are the same, bit for bit."""
    return _essence(one) == _essence(other)


def _essence(checkpoint: Checkpoint) -> object:
    state, run = checkpoint.state, checkpoint.run
    best = state.best
    return (
        run,
        checkpoint.document_id,
        checkpoint.origin,
        checkpoint.title,
        checkpoint.tensorboard,
        _bits(array for arrays in run.weights.values() for array in arrays),
        list(run.weights),
        _bits(state.optimizer),
        _bits(state.chance),
        None
        if best is None
        else (
            best.epoch,
            best.loss,
            best.rate_factor,
            _bits(sum(best.weights.values(), ())),
            _bits(best.optimizer),
            _bits(best.chance),
        ),
        replace(state, optimizer=(), chance=(), best=None),
    )


def _bits(arrays) -> list[object]:
    return [(array.dtype.str, array.shape, array.tobytes()) for array in arrays]


def interrupted(folder: Path, checkpoint: Checkpoint) -> None:
    """Leave a run as a process does that is gone."""
    gone = CheckpointStore(folder)
    gone.write(checkpoint)
    gone.leave(checkpoint.run.id)


def files(folder: Path) -> list[Path]:
    """Return the files of all runs."""
    return sorted(path for path in folder.glob("runs/*/**/*") if path.is_file())
