from __future__ import annotations

import numpy as np
import pytest
from fake_engine import FakeEngine
from networks import dense_network

from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
from netbuilder.project.run import Run, RunStatus, Score, expected_weights
from netbuilder.ui.training.controller import TrainingController


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def controller(qapp, engine) -> TrainingController:
    made = TrainingController(engine)
    yield made
    made.deleteLater()


@pytest.fixture
def project() -> Project:
    return Project(graph=dense_network(), plan=Plan(epochs=10))


@pytest.fixture
def run(project) -> Run:
    weights = {
        node: tuple(np.zeros(shape, np.float32) for shape in shapes)
        for node, shapes in expected_weights(project.graph).items()
    }
    return Run(
        id="r1",
        name="Run 1",
        started="2025-01-01T00:00:00+00:00",
        graph=project.graph,
        plan=project.plan,
        dataset="mnist",
        status=RunStatus.FINISHED,
        weights=weights,
        test=Score(loss=0.06, accuracy=0.981),
    )
