"""Gestures of the mouse, each an object with a beginning and an end.

A gesture shows what it would do while it lasts; only `finish` edits, and `cancel` (Esc) leaves
everything as it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from netbuilder.network.edit import move_nodes
from netbuilder.network.naming import short_name
from netbuilder.network.notes import move_notes
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QPointF

    from netbuilder.network.graph import Graph, NodeId, Point
    from netbuilder.project.project import Project


class Gesture(Protocol):
    """Gesture of the mouse under way."""

    def move(self, point: QPointF) -> None:
        """Follow the mouse to a scene point."""

    def finish(self, point: QPointF) -> None:
        """Let go at a scene point."""

    def cancel(self) -> None:
        """Leave everything as it was."""


def on_graph(function: Callable[[Graph], Graph]) -> Callable[[Project], Project]:
    """Turn an edit of the graph into one of the project."""

    def apply(project: Project) -> Project:
        return replace(project, graph=function(project.graph))

    return apply


def rewire_title(graph: Graph, node: NodeId) -> str:
    """Return what moving a block that is there already into a wire is called."""
    return _("Move {block} into wire").format(block=short_name(graph, node))


def move_title(graph: Graph, nodes: tuple[NodeId, ...]) -> str:
    """Return what moving these blocks is called; none of them: notes alone."""
    if not nodes:
        return _("Move note")
    if len(nodes) == 1:
        return _("Move {block}").format(block=short_name(graph, nodes[0]))
    return counted("Move {count} block", "Move {count} blocks", len(nodes))


def moved(graph: Graph, *, places: Mapping[NodeId, Point], notes: Mapping[str, Point]) -> Graph:
    """Return the graph with blocks and notes at new places."""
    return move_notes(move_nodes(graph, places), notes)
