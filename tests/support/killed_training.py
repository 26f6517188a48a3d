"""Trains in a process that is killed again and again; run as a program of its own.

The process imports Keras once and then forks for each attempt, which costs a second less than to
begin from nothing; TensorFlow makes its threads only when it computes.
"""

from __future__ import annotations

import importlib
import os
import random
import select
import signal
import sys
from pathlib import Path

from networks import dense_network

from netbuilder.blocks.dropout import Dropout
from netbuilder.data.datasets import Dataset, load_dataset
from netbuilder.engine import checkpointer, compiled, importing
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.execution_mode import ExecutionMode
from netbuilder.engine.messages import EpochDone, RunStage, Stage
from netbuilder.engine.protocol import TrainRequest, resume_request
from netbuilder.engine.training import train
from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.files.project_file import save_document
from netbuilder.project.document import Document
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project

MOST_EPOCHS = 3
LONGEST = 0.05
"""A process is killed after so many epochs and so many seconds at the latest."""
AT_LEAST = 2
"""Processes are killed until so many epochs are kept, however slow the machine is."""
PROJECT = Project(
    graph=dense_network(units=32, extra=(Dropout(rate=0.3),)),
    plan=Plan(epochs=120, batch_size=20),
)


def few_examples(key: str) -> Dataset:
    whole = load_dataset(key)
    return Dataset(
        whole.info,
        whole.x_train[:1000],
        whole.y_train[:1000],
        whole.x_test[:200],
        whole.y_test[:200],
    )


def attempt(folder: Path, out: Path, tell: int) -> None:
    """Begin, or go on from where the last process was killed, and save what comes of it."""
    store = CheckpointStore(folder)
    left = store.unfinished()
    request = TrainRequest(run_id="run", name="Run 1", project=PROJECT)
    if left:
        request = resume_request(store.read(left[0].run_id))

    def emit(message: object) -> None:
        if isinstance(message, EpochDone) or message == RunStage("run", Stage.TRAINING):
            os.write(tell, b"e")

    run = train(request, emit=emit, control=TrainingControl(), load=few_examples, checkpoints=store)
    save_document(Document(PROJECT, (run,)), out)


def start(folder: Path, out: Path) -> tuple[int, int]:
    """Return the id of a new process that trains, and the pipe by which it tells of its steps."""
    hear, tell = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(hear)
        try:
            attempt(folder, out, tell)
        finally:
            os._exit(0 if out.exists() else 1)
    os.close(tell)
    return process, hear


def wait_for(process: int, hear: int) -> None:
    while os.read(hear, 4096):
        pass
    os.close(hear)
    os.waitpid(process, 0)


def reached(folder: Path) -> int:
    """Return the number of epochs that the folder's checkpoint holds."""
    return max((run.epoch for run in CheckpointStore(folder).unfinished()), default=0)


def kill_once(folder: Path, out: Path, chance: random.Random) -> None:
    process, hear = start(folder, out)
    for _epoch in range(1 + chance.randrange(MOST_EPOCHS + 1)):
        os.read(hear, 1)
    select.select([], [], [], chance.random() * LONGEST)
    os.kill(process, signal.SIGKILL)
    os.close(hear)
    os.waitpid(process, 0)
    if out.exists():
        sys.exit("the run was over before it could be killed")


def import_without_starting() -> None:
    """Import TensorFlow as a part of itself that has made no threads yet, which forks lose."""
    os.environ["KERAS_BACKEND"] = "tensorflow"
    importlib.import_module("keras")
    importlib.import_module("tensorflow")


def main(place: Path, way: ExecutionMode, kills: int) -> None:
    checkpointer._BETWEEN = checkpointer._AT_LEAST_EVERY = 0.05
    compiled.execution_mode_of = lambda graph: way
    if way is ExecutionMode.GRAPH_LOOP:
        importing._warm_up = lambda: None
    import_without_starting()
    few_examples("mnist")
    quiet = start(place / "quiet", place / "quiet.netb")
    chance = random.Random()
    epochs = 0
    while kills > 0 or epochs < AT_LEAST:
        kill_once(place / "killed", place / "killed.netb", chance)
        kills -= 1
        epochs = reached(place / "killed")
        sys.stdout.write(f"{epochs} ")
        sys.stdout.flush()
    wait_for(*start(place / "killed", place / "killed.netb"))
    wait_for(*quiet)


if __name__ == "__main__":
    main(Path(sys.argv[1]), ExecutionMode(sys.argv[2]), int(sys.argv[3]))
