"""The project: what is designed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from netbuilder.network.graph import Graph
from netbuilder.project.plan import Plan
from netbuilder.project.sets.mnist import MNIST

if TYPE_CHECKING:
    from netbuilder.project.my_drawings import MyDrawing


class IgnoredWarning(NamedTuple):
    """A kind of warning that is ignored at a node, or, with an empty one, of the whole."""

    kind: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """The graph, the data it learns from, the training plan, and what is said about them.

    `title` and `notes` are a recipe's or the person's own words; `ignored` are the warnings that
    they have ignored, `drawings` what they drew and labelled.
    """

    graph: Graph = field(default_factory=Graph)
    dataset: str = MNIST.key
    plan: Plan = field(default_factory=Plan)
    title: str = ""
    notes: str = ""
    ignored: tuple[IgnoredWarning, ...] = ()
    drawings: tuple[MyDrawing, ...] = ()
