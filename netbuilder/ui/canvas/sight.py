"""Sight of the canvas: the part of it that is seen, which moves only where it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Slot

from netbuilder.network.diff import diff
from netbuilder.network.ground import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QGraphicsItem, QGraphicsView

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.ui.canvas.scene import GraphScene

_MARGIN = 20
_BEYOND = 4.0
"""Pixels to scroll beyond what is seen: Qt centres what has no room to scroll."""


class Sight(QObject):
    """Brings into view what changed, by the shortest way, and lets the view rest otherwise."""

    def __init__(self, view: QGraphicsView, scene: GraphScene) -> None:
        super().__init__(view)
        self._view = view
        self._scene = scene
        scene.sceneRectChanged.connect(self._on_scene_rect_changed)

    @property
    def rect(self) -> QRectF:
        """The part of the scene that is seen."""
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    @property
    def box(self) -> Box:
        """The part of the scene that is seen, for those who know no Qt."""
        rect = self.rect
        return Box(rect.left(), rect.top(), rect.right(), rect.bottom())

    def sees(self, rect: QRectF) -> bool:
        """Tell whether all of a rectangle of the scene is seen."""
        return self.rect.contains(rect)

    def bring(self, nodes: Iterable[NodeId], notes: Iterable[str] = ()) -> None:
        """Bring blocks and notes into view, or the first of them where not all have room."""
        items: list[QGraphicsItem] = [self._scene.nodes[name] for name in nodes]
        items += [self._scene.notes.items[name] for name in notes]
        rects = [item.sceneBoundingRect() for item in items]
        whole = QRectF()
        for rect in rects:
            whole = whole.united(rect)
        seen = self.rect
        has_room = whole.width() <= seen.width() and whole.height() <= seen.height()
        wanted = whole if has_room else next(iter(rects), QRectF())
        if rects and not self.sees(wanted):
            self._view.ensureVisible(wanted, _MARGIN, _MARGIN)

    def follow(self, old: Graph, new: Graph) -> None:
        """Bring into view what an edit added, or else what it changed, if nothing of that is.

        After blocks were removed, some of the network stays in view.
        """
        change = diff(old, new)
        notes = tuple(note.id for note in new.notes if note not in old.notes)
        if change.added:
            self.bring(change.added)
            return
        items: list[QGraphicsItem] = [self._scene.nodes[name] for name in change.changed]
        items += [self._scene.notes.items[name] for name in notes]
        if not any(self.sees(item.sceneBoundingRect()) for item in items):
            self.bring(tuple(change.changed)[:1], () if change.changed else notes[:1])
        if change.removed:
            self._bring_nearest()

    def _bring_nearest(self) -> None:
        """Bring the block nearest to what is seen into view, where no block is seen."""
        seen = self.rect
        places = {name: item.sceneBoundingRect() for name, item in self._scene.nodes.items()}
        if not any(seen.intersects(place) for place in places.values()):
            ways = {name: place.center() - seen.center() for name, place in places.items()}
            self.bring(sorted(ways, key=lambda name: ways[name].manhattanLength())[:1])

    @Slot(QRectF)
    def _on_scene_rect_changed(self, rect: QRectF) -> None:
        """Let what is seen stay within reach: Qt would move the view into the new rectangle."""
        view, origin = self._view, self._view.mapFromScene(QPointF())
        margin = _BEYOND / view.transform().m11()
        view.setSceneRect(rect.united(self.rect.adjusted(-margin, -margin, margin, margin)))
        moved = view.mapFromScene(QPointF()) - origin
        # In whole pixels by the scroll bars: centring would round, and drift with each edit.
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + moved.x())
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + moved.y())
