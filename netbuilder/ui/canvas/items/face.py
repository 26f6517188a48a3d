"""Face of a block: all that stands on it, gathered once per edit so that painting only paints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbuilder.blocks.shape import format_shape
from netbuilder.words import _, counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.blocks.block import Category
    from netbuilder.network.graph import Node
    from netbuilder.network.problem import Severity
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.problems import ProjectProblem


@dataclass(frozen=True, slots=True)
class Face:
    """The words and signs on one block."""

    title: str
    summary: str
    count: str
    category: Category
    inputs: int
    severity: Severity | None
    tooltip: str
    is_group: bool = False
    is_frozen: bool = False

    def words(self) -> str:
        """Return the whole face in words, for those who listen to it."""
        return listed(
            part
            for part in (
                self.title,
                self.summary,
                self.count,
                _("frozen") if self.is_frozen else "",
                self.tooltip,
            )
            if part
        )


def face_of(node: Node, shapes: NodeShapes, problems: tuple[ProjectProblem, ...]) -> Face:
    """Return what the block shows: name, main setting, parameter count, problems."""
    block = node.block
    return Face(
        title=_(block.title),
        summary=block.summary(),
        count=counted("{count} param", "{count} params", shapes.parameters)
        if shapes.weights
        else "",
        category=block.category,
        inputs=block.inputs,
        severity=worst_of(problems),
        tooltip=_tooltip(node, shapes, problems),
        is_frozen=block.is_frozen,
    )


def worst_of(problems: Iterable[ProjectProblem]) -> Severity | None:
    """Return the severest of the problems; None without any."""
    found = (problem.severity for problem in problems)
    return min(found, key=lambda severity: severity.rank, default=None)


def _tooltip(node: Node, shapes: NodeShapes, problems: tuple[ProjectProblem, ...]) -> str:
    if problems:
        return "\n\n".join(problem_words(problem) for problem in problems)
    if shapes.output is None:
        return _(node.block.title)
    words = _("{block}: output shape {shape}").format(
        block=_(node.block.title), shape=format_shape(shapes.output)
    )
    return f"{words}\n{_('Frozen: its weights are not trained.')}" if shapes.frozen else words


def problem_words(problem: ProjectProblem) -> str:
    """Return a problem on four lines: what, found, expected, what to do."""
    return "\n".join(
        (
            problem.title,
            _("Found: {found}").format(found=problem.found),
            _("Expected: {expected}").format(expected=problem.expected),
            _("What to do: {advice}").format(advice=problem.advice),
        )
    )
