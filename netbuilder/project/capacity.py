"""Capacity of a network against the number of examples: a warning, and narrower layers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from netbuilder.network.edit import set_blocks
from netbuilder.network.order import active
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.example_counts import training_part
from netbuilder.project.task import ExampleKind
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.datasets import DatasetInfo
    from netbuilder.project.project import Project

    ProjectProblem = Problem[Project]

MOST_PARAMETERS: Final = 100
"""Parameters for each training image. The lecture's 784-500-500-10 has 11; with a hundred a network
can memorize the images, and its memory and time are rarely worth it."""

_WIDTHS: Final = (5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10)
_WIDTH_SETTINGS: Final = ("units", "filters")


def _parameters(shapes: Mapping[NodeId, NodeShapes], graph: Graph) -> int:
    """Return how many parameters of the network are not those of frozen blocks."""
    return sum(shapes[name].parameters - shapes[name].frozen for name in active(graph))


def too_large(
    project: Project, shapes: Mapping[NodeId, NodeShapes], info: DatasetInfo
) -> Iterator[ProjectProblem]:
    """Yield that a network has far more parameters than there are examples to find them by."""
    count = _parameters(shapes, project.graph)
    total = training_part(info.training, project.plan)
    if count <= MOST_PARAMETERS * total:
        return
    found = _("{parameters} parameters for {total} training examples")
    advice = _(
        "It can memorize the training examples (overfitting); with fewer "
        "units it trains faster and just as well."
    )
    if info.task.input.kind is ExampleKind.IMAGE:
        found = _("{parameters} parameters for {total} training images")
        advice = _(
            "It can memorize the training images (overfitting); with fewer "
            "units it trains faster and just as well."
        )
    yield Problem(
        kind="too_large",
        severity=Severity.WARNING,
        title=_("The network is very large for the data"),
        found=found.format(parameters=grouped(count), total=grouped(total)),
        expected=_("at most {number} parameters for each").format(number=MOST_PARAMETERS),
        advice=advice,
        fix=_narrower(project, most=MOST_PARAMETERS * total),
    )


def _narrower(project: Project, *, most: int) -> Fix[Project] | None:
    """Return the widest layers that keep a network within so many parameters, as a fix."""
    for widest in _WIDTHS:
        blocks = _narrowed(project.graph, widest)
        graph = set_blocks(project.graph, blocks)
        if blocks and _parameters(infer_shapes(graph), graph) <= most:
            title = _("Use at most {units} units in each hidden layer")
            edit = partial(_with_blocks, blocks=blocks)
            return Fix(title.format(units=grouped(widest)), edit)
    return None


def _narrowed(graph: Graph, widest: int) -> dict[NodeId, Block]:
    """Return the hidden blocks that are wider, each with so many units or filters."""
    found: dict[NodeId, Block] = {}
    for node in active(graph):
        block = graph.block(node)
        name = next((n for n in _WIDTH_SETTINGS if n in type(block).declared()), None)
        if name is not None and graph.outgoing(node) and getattr(block, name) > widest:
            found[node] = block.with_settings(**{name: widest})
    return found


def _with_blocks(project: Project, *, blocks: Mapping[NodeId, Block]) -> Project:
    return replace(project, graph=set_blocks(project.graph, blocks))
