"""Networks of one Dense whose answer is set by hand, so that nothing need be trained."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from trained import make_run

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.files.project_file import save_document
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.document import Document
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netbuilder.project.run import Run


def one_dense(activation: str = "softmax", *, units: int = 10) -> Graph:
    """Return Input, Flatten and the Dense that answers."""
    graph = Graph()
    dense = Dense(units=units, activation=ActivationFunction(activation))
    for block in (Input(), Flatten(), dense):
        graph, _name = append(graph, block, Point(0, 0))
    return graph


def run_with_biases(biases: Sequence[float], *, activation: str = "softmax") -> Run:
    """Return a run whose network answers every picture with these biases, then activated."""
    graph = one_dense(activation, units=len(biases))
    kernel = np.zeros((784, len(biases)), np.float32)
    weights = MappingProxyType({"dense-1": (kernel, np.array(biases, np.float32))})
    return make_run(graph, weights=weights, continued="", plan=Plan())


def saved_run(path: Path, run: Run) -> Path:
    """Write a project with this one run."""
    save_document(Document(Project(run.graph, plan=run.plan), (run,)), path)
    return path
