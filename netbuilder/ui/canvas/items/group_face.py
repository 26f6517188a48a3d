"""Face of a collapsed group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.shape import format_shape
from netbuilder.ui.canvas.items.face import COLLAPSED, Face, output_words, problem_words, worst_of
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.blocks.shape import Shape
    from netbuilder.network.collapsing import CollapsedGroup
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.analysis import Analysis

_MOST_PROBLEMS = 3


def group_face(collapsed: CollapsedGroup, graph: Graph, analysis: Analysis) -> Face:
    """Return the face of a group: name, how many blocks, their parameters, the worst problem."""
    members = collapsed.group.nodes
    problems = [problem for name in members for problem in analysis.by_node.get(name, ())]
    parameters = sum(analysis.shapes[name].parameters for name in members)
    inside = frozenset(members)
    is_fed = any(edge.target in inside and edge.source not in inside for edge in graph.edges)
    return Face(
        title=f"{COLLAPSED}{collapsed.group.title}",
        summary=block_count(len(members)),
        count=counted("{count} param", "{count} params", parameters) if parameters else "",
        category=graph.block(collapsed.lead).category,
        inputs=int(collapsed.entry is not None or is_fed),
        severity=worst_of(problems),
        tooltip="\n\n".join(
            (
                _tooltip(collapsed, analysis),
                *(problem_words(problem) for problem in problems[:_MOST_PROBLEMS]),
            )
        ),
        output=output_words(_output(collapsed, analysis)),
        problems=tuple(problem.title for problem in problems),
        is_group=True,
        is_frozen=_is_frozen(members, analysis),
    )


def _is_frozen(members: Iterable[NodeId], analysis: Analysis) -> bool:
    """Tell whether nothing in it learns that could."""
    owned = [analysis.shapes[name] for name in members if analysis.shapes[name].parameters]
    return bool(owned) and all(shapes.frozen for shapes in owned)


def block_count(count: int) -> str:
    """Return how many blocks a group has."""
    return counted("{count} block", "{count} blocks", count)


def _output(collapsed: CollapsedGroup, analysis: Analysis) -> Shape | None:
    return None if collapsed.exit is None else analysis.shapes[collapsed.exit].output


def _tooltip(collapsed: CollapsedGroup, analysis: Analysis) -> str:
    shape = _output(collapsed, analysis)
    opens = _("Double-click to expand it.")
    if shape is None:
        return f"{collapsed.group.title}\n{opens}"
    comes_out = _("{block}: output shape {shape}").format(
        block=collapsed.group.title, shape=format_shape(shape)
    )
    return f"{comes_out}\n{opens}"
