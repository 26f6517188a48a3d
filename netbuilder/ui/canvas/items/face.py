"""Face of a block: all that stands on it, gathered once per edit so that painting only paints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.shape import format_shape
from netbuilder.words import _, counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.blocks.block import Category
    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Node
    from netbuilder.network.problem import Severity
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.problems import ProjectProblem


COLLAPSED: Final = "▸ "
"""Sign before the name of a collapsed group."""


@dataclass(frozen=True, slots=True)
class Face:
    """The words and signs on one block.

    Attributes:
        output: The shape that comes out of it, in words; empty where it is not known.
        problems: Titles of its problems.
    """

    title: str
    summary: str
    count: str
    category: Category
    inputs: int
    severity: Severity | None
    tooltip: str
    output: str = ""
    problems: tuple[str, ...] = ()
    is_group: bool = False
    is_frozen: bool = False

    def words(self) -> str:
        """Return the whole face in words, for those who listen to it."""
        return listed(
            part
            for part in (
                self.title.removeprefix(COLLAPSED),
                self.summary,
                self.count,
                self.output,
                _("frozen") if self.is_frozen else "",
                *(_("problem: {title}").format(title=title) for title in self.problems),
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
        output=output_words(shapes.output),
        problems=tuple(problem.title for problem in problems),
        is_frozen=block.is_frozen,
    )


def output_words(shape: Shape | None) -> str:
    """Return what comes out of a block; nothing where that is not known."""
    return "" if shape is None else _("output {shape}").format(shape=format_shape(shape))


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
