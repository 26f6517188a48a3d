"""Copies of blocks are placed, as one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.network.copying import paste
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph, NodeId, Point
    from netbuilder.project.project import Project
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session


def place_copy(
    session: Session, scene: GraphScene, part: Graph, *, offset: Point, title: str
) -> None:
    """Place blocks and notes of `part` by `offset` from where they stand, and select them."""
    placed: list[NodeId] = []
    before = {note.id for note in scene.graph.notes}

    def add(project: Project) -> Project:
        graph, names = paste(project.graph, part, offset=offset)
        placed[:] = names
        return replace(project, graph=graph)

    session.edit(title, add)
    scene.select(placed, {note.id for note in scene.graph.notes} - before)


def duplicate_title(part: Graph) -> str:
    """Return what making a copy of these blocks is called."""
    several = counted("Duplicate {count} block", "Duplicate {count} blocks", len(part.nodes))
    return named(_("Duplicate {block}"), several, part, note=_("Duplicate note"))


def named(one: str, several: str, part: Graph, *, note: str) -> str:
    """Return the verb with the block's name, or what it is called with several, or with a note."""
    if len(part.nodes) > 1:
        return several
    if not part.nodes:
        return note
    (node,) = part.nodes.values()
    return one.format(block=_(node.block.title))
