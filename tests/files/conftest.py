from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from trained import make_run, small_graph

from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of checkpoints."""
    return tmp_path / "checkpoints"


@pytest.fixture
def store(folder: Path) -> CheckpointStore:
    return CheckpointStore(folder)


@pytest.fixture
def document() -> Document:
    recipe = load_recipe("lecture-relu")
    graph = small_graph()
    project = Project(graph=graph, plan=recipe.plan, title="Mine – «ü»", notes="Two\nlines.")
    return Document(project, (make_run(graph),))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A Sequential model of a Flatten and two Dense layers, as bytes."""
    from keras_models import small_model

    return small_model(tmp_path_factory.mktemp("keras") / "m.keras")
