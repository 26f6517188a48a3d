"""Landing of what is dragged, shown before it is let go: the wire lit up, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.naming import short_name
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph
    from netbuilder.network.placement import Landing
    from netbuilder.ui.canvas.scene import GraphScene


def show_landing(scene: GraphScene, *, before: Landing, now: Landing) -> None:
    """Light up the wire that what is dragged would go into, and no longer the one before."""
    for edge, is_target in ((before.edge, False), (now.edge, True)):
        if edge is not None and edge in scene.edges:
            scene.edges[edge].set_drop_target(is_target)


def landing_words(graph: Graph, landing: Landing, *, title: str) -> str:
    """Return what letting go would do with the block or part of this title."""
    if landing.edge is not None:
        return _("Insert {block} here").format(block=title)
    if landing.behind is not None:
        last = short_name(graph, landing.behind)
        return _("Connect {block} after {last}").format(block=title, last=last)
    return _("Place {block}").format(block=title)
