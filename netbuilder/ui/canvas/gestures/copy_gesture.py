"""A copy of blocks carried by the mouse, with Ctrl held when it was pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from netbuilder.network.copying import part_of
from netbuilder.network.graph import Point
from netbuilder.ui.canvas.gestures.copies import duplicate_title, place_copy
from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session


class CopyGesture:
    """Outlines of blocks that are placed as copies where they are let go."""

    def __init__(
        self,
        session: Session,
        scene: GraphScene,
        start: QPointF,
        nodes: Iterable[NodeId],
        notes: Iterable[str] = (),
    ) -> None:
        self._session = session
        self._scene = scene
        self._start = start
        self._part = part_of(scene.graph, tuple(nodes), tuple(notes))
        self._ghosts: list[tuple[QPointF, QGraphicsRectItem]] = []

    def move(self, point: QPointF) -> None:
        """Carry the outlines."""
        if not self._ghosts:
            self._make_ghosts()
        for home, ghost in self._ghosts:
            ghost.setPos(home + point - self._start)
        self._scene.hint.say(duplicate_title(self._part), at=point)

    def _make_ghosts(self) -> None:
        pen = QPen(QColor(theme_of(self._scene.palette()).accent), 1.6, Qt.PenStyle.DashLine)
        part = self._part
        shapes = [(QPointF(*n.position), QRectF(geometry.NODE_RECT)) for n in part.nodes.values()]
        shapes += [(QPointF(*n.position), QRectF(0.0, 0.0, *n.size)) for n in part.notes]
        for home, rect in shapes:
            ghost = QGraphicsRectItem(rect)
            ghost.setPen(pen)
            ghost.setZValue(5)
            self._scene.addItem(ghost)
            self._ghosts.append((home, ghost))

    def finish(self, point: QPointF) -> None:
        """Place the copies, as one undo step, and select them."""
        self.cancel()
        offset = point - self._start
        place_copy(
            self._session,
            self._scene,
            self._part,
            offset=Point(offset.x(), offset.y()),
            title=duplicate_title(self._part),
        )

    def cancel(self) -> None:
        """Take the outlines away."""
        for _home, ghost in self._ghosts:
            if ghost.scene() is not None:
                self._scene.removeItem(ghost)
        self._ghosts.clear()
        self._scene.hint.say("", at=QPointF())
