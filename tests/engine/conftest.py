"""Small slices of the real data, and a place where messages are gathered."""

from __future__ import annotations

import queue

import pytest

from netbuilder.data.datasets import Dataset, load_dataset
from netbuilder.engine import checkpointer as keeping
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.importing import import_keras
from netbuilder.engine.messages import EngineFailed, JobFailed, RunRefused
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.training import train
from netbuilder.engine.wire import CannotTravelError, pack
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project

SECONDS = 120
"""How long to wait for a message that comes after seconds, before a test gives up."""


class Heard:
    """A listener that keeps every message and lets a test wait for one."""

    def __init__(self):
        self.messages = []
        self.cannot_travel = []
        self._queue = queue.Queue()

    def __call__(self, message):
        try:
            pack(message)
        except CannotTravelError as error:
            self.cannot_travel.append((message, error))
        self.messages.append(message)
        self._queue.put(message)

    def of(self, kind):
        return [message for message in self.messages if isinstance(message, kind)]

    def wait_for(self, *kinds):
        """Return the next message of one of these kinds that nobody has waited for yet."""
        while True:
            message = self._queue.get(timeout=SECONDS)
            if isinstance(message, kinds):
                return message
            if isinstance(message, EngineFailed | RunRefused | JobFailed):
                pytest.fail(message.error.sentence())


@pytest.fixture(scope="session", autouse=True)
def _keras():
    import_keras()


@pytest.fixture
def heard():
    """A listener; whatever it hears must be able to travel to another process."""
    made = Heard()
    yield made
    assert made.cannot_travel == []


@pytest.fixture(scope="session")
def small_data():
    """Give the first 500 training and 200 test images of MNIST."""
    whole = load_dataset("mnist")
    small = Dataset(
        whole.info,
        whole.x_train[:500],
        whole.y_train[:500],
        whole.x_test[:200],
        whole.y_test[:200],
    )
    return lambda key: small


@pytest.fixture
def train_small(small_data, cache):
    """Train a graph on 500 images; settings of the plan as keywords."""

    def run(
        graph,
        *,
        emit=lambda message: None,
        control=None,
        kept=cache,
        checkpoints=None,
        offload=None,
        request=None,
        **plan,
    ):
        settings = {"batch_size": 50, "epochs": 2, "validation_split": 0.2, **plan}
        project = Project(graph=graph, plan=Plan().with_settings(**settings))
        asked = {"run_id": "run-1", "name": "Run 1", "project": project, **(request or {})}
        return train(
            TrainRequest(**asked),
            emit=emit,
            control=control or TrainingControl(),
            cache=kept,
            load=small_data,
            checkpoints=checkpoints,
            offload=offload,
        )

    return run


@pytest.fixture
def always(monkeypatch):
    """Let a checkpoint be due after each super-step."""
    monkeypatch.setattr(keeping, "_AT_LEAST_EVERY", 0.0)
    monkeypatch.setattr(keeping, "_BETWEEN", 0.0)
