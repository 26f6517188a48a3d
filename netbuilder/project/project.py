"""The project: what is designed."""

from __future__ import annotations

from dataclasses import dataclass, field

from netbuilder.network.graph import Graph
from netbuilder.project.datasets import MNIST
from netbuilder.project.plan import Plan


@dataclass(frozen=True, slots=True)
class Project:
    """The graph, the data it learns from, the training plan, and what is said about them.

    `title` and `notes` are a recipe's or the person's own words.
    """

    graph: Graph = field(default_factory=Graph)
    dataset: str = MNIST.key
    plan: Plan = field(default_factory=Plan)
    title: str = ""
    notes: str = ""
