from __future__ import annotations

import pytest
from trained import make_run, small_graph

from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.project import Project


@pytest.fixture
def document() -> Document:
    recipe = load_recipe("lecture-relu")
    graph = small_graph()
    project = Project(graph=graph, plan=recipe.plan, title="Mine – «ü»", notes="Two\nlines.")
    return Document(project, (make_run(graph),))
