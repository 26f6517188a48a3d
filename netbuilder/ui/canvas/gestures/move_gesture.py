"""Blocks carried by the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from netbuilder.network.naming import short_name
from netbuilder.network.placement import FREE, drop_node
from netbuilder.ui.canvas.gestures.gesture import move_title, moved, on_graph, rewire_title
from netbuilder.ui.canvas.gestures.guides import Guides
from netbuilder.ui.canvas.gestures.joining import Joining
from netbuilder.ui.canvas.gestures.landing import landing_words, show_landing
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.network.placement import Landing
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session


class MoveGesture:
    """Blocks carried to another place; a single one may be let go on a wire or on a block."""

    def __init__(
        self,
        session: Session,
        scene: GraphScene,
        start: QPointF,
        *,
        moves_only: Callable[[], bool],
    ) -> None:
        self._session = session
        self._scene = scene
        self._start = start
        self._nodes = scene.selected_nodes()
        self._notes = scene.notes.selected()
        self._offset = QPointF()
        self._landing = FREE
        below = scene.hits.node_at(start)
        is_alone = below is not None and len(scene.selectedItems()) == 1 and below.isSelected()
        self._joining = (
            Joining(scene, below.node, moves_only=moves_only)
            if below is not None and is_alone and below.node not in scene.groups.collapsed
            else None
        )
        carried, stands = set(self._nodes), scene.stands()
        held = below or next((scene.nodes[name] for name in self._nodes), None)
        self._held_at = None if held is None else held.pos()
        others = (place for name, place in stands.items() if name not in carried)
        self._guides = Guides(scene, others)

    def move(self, point: QPointF) -> None:
        """Carry the blocks, with their wires."""
        self._offset = point - self._start
        if self._held_at is not None:
            self._offset = self._guides.pull(self._held_at + self._offset) - self._held_at
        self._scene.carry(self._nodes, self._notes, self._offset)
        self._aim(FREE if self._joining is None else self._joining.landing_at(point))
        self._scene.hint.say(self._words(), at=point)

    def _words(self) -> str:
        if self._landing == FREE:
            return ""
        graph = self._scene.graph
        return landing_words(graph, self._landing, title=short_name(graph, self._nodes[0]))

    def _aim(self, landing: Landing) -> None:
        show_landing(self._scene, before=self._landing, now=landing)
        self._landing = landing

    def finish(self, point: QPointF) -> None:
        """Put the blocks down, as one undo step."""
        self.move(point)
        landing, places = self._landing, self._scene.places(self._nodes, self._offset)
        notes = self._scene.notes.places(self._notes, self._offset)
        self.cancel()
        graph = self._scene.graph
        if landing == FREE:
            put, title = partial(moved, places=places, notes=notes), move_title(graph, self._nodes)
        else:
            ((node, place),) = places.items()
            put = partial(drop_node, node=node, point=place, landing=landing)
            title = _("Connect blocks") if landing.edge is None else rewire_title(graph, node)
        self._session.edit(title, on_graph(put))

    def cancel(self) -> None:
        """Put the blocks back."""
        self._scene.hint.say("", at=QPointF())
        self._aim(FREE)
        self._guides.clear()
        self._scene.carry(self._nodes, self._notes, QPointF())
