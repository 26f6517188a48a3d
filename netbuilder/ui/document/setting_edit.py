"""A setting of one block, or of several of one kind, is changed as one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import set_blocks
from netbuilder.network.naming import short_name
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session


def change_setting(
    session: Session,
    nodes: Sequence[NodeId],
    name: str,
    value: object,
    *,
    gesture: object | None = None,
) -> NetBuilderError | None:
    """Give the setting `name` of all `nodes` a value; return why they could not take it.

    Of `nodes`, which are of one kind, those that are gone are passed over. Steps of one `gesture`,
    as of a held slider, become one.
    """
    there = tuple(node for node in nodes if node in session.project.graph.nodes)
    if not there:
        return None

    def change(project: Project) -> Project:
        graph = project.graph
        blocks = {node: graph.block(node).with_settings(**{name: value}) for node in there}
        return replace(project, graph=set_blocks(graph, blocks))

    key = None if gesture is None else (there, name, gesture)
    try:
        session.edit(_title(session.project.graph, there, name), change, gesture=key)
    except NetBuilderError as error:
        return error
    return None


def _title(graph: Graph, nodes: Sequence[NodeId], name: str) -> str:
    block = graph.block(nodes[0])
    setting = _(type(block).declared()[name].title)
    if len(nodes) == 1:
        return _("Change “{setting}” of {block}").format(
            setting=setting, block=short_name(graph, nodes[0])
        )
    return counted(
        "Change “{setting}” of {count} {block} block",
        "Change “{setting}” of {count} {block} blocks",
        len(nodes),
        setting=setting,
        block=_(block.title),
    )
