"""A block on its way from the palette to the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsRectItem

from netbuilder.network.graph import NodeId, Point
from netbuilder.network.placement import FREE, Landing
from netbuilder.ui.canvas.gestures.carried import carried_by, placing_title
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.canvas.gestures.landing import landing_words, show_landing
from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from netbuilder.ui.canvas.gestures.carried import Carried
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session


class DropGesture:
    """Shows where the block, or the part of a network, would land, and lets it."""

    def __init__(self, session: Session, scene: GraphScene, carried: Carried) -> None:
        self._session = session
        self._scene = scene
        self._carried = carried
        self._landing = FREE
        theme = theme_of(scene.palette())
        pen = QPen(QColor(theme.accent), 1.6, Qt.PenStyle.DashLine)
        self._ghosts = [
            (QPointF(*place), QGraphicsRectItem(QRectF(geometry.NODE_RECT)))
            for place in carried.outlines()
        ]
        self._line = QGraphicsLineItem()
        self._line.setPen(pen)
        for _place, ghost in self._ghosts:
            ghost.setPen(pen)
        for item in self._items():
            item.setZValue(5)
            scene.addItem(item)

    def _items(self) -> list[QGraphicsItem]:
        return [self._line, *(ghost for _place, ghost in self._ghosts)]

    def move(self, point: QPointF) -> None:
        """Show the landing at a scene point."""
        self._aim(self._landing_at(point))
        for place, ghost in self._ghosts:
            ghost.setPos(point + place)
        self._show_line(point)
        self._scene.hint.say(self._words(), at=point)

    def _landing_at(self, point: QPointF) -> Landing:
        # A wire that runs behind a block is not meant by a drop on the block.
        graph, below = self._scene.graph, self._scene.hits.node_at(point)
        if below is not None:
            return self._carried.landing_on(graph, below.node)
        edge = self._scene.hits.edge_at(point)
        place = Point(point.x(), point.y())
        return self._carried.landing_at(graph, place, None if edge is None else edge.edge)

    def _aim(self, landing: Landing) -> None:
        show_landing(self._scene, before=self._landing, now=landing)
        self._landing = landing

    def _show_line(self, point: QPointF) -> None:
        behind = self._landing.behind
        self._line.setVisible(behind is not None)
        if behind is not None:
            start = self._scene.nodes[behind].output_position()
            first = min(self._ghosts, key=lambda ghost: ghost[0].x())[0]
            end = point + first - geometry.OUTPUT_PORT
            self._line.setLine(start.x(), start.y(), end.x(), end.y())

    def _words(self) -> str:
        return landing_words(self._scene.graph, self._landing, title=self._carried.title)

    def finish(self, point: QPointF) -> NodeId:
        """Place the block, as one undo step, select it and return its id."""
        self.move(point)
        landing = self._landing
        self.cancel()
        before = self._session.project.graph
        after, placed = self._carried.land(before, Point(point.x(), point.y()), landing)
        title = placing_title(self._carried.title, before, after)
        self._session.edit(title, on_graph(lambda _graph: after))
        self._scene.select(placed)
        self._scene.block_added.emit(self._carried.key)
        return placed[0]

    def cancel(self) -> None:
        """Take the preview away."""
        self._aim(FREE)
        for item in self._items():
            if item.scene() is not None:
                self._scene.removeItem(item)
        self._scene.hint.say("", at=QPointF())


class Dropping:
    """Turns the events of a drag over the canvas into a gesture."""

    def __init__(self, session: Session, scene: GraphScene) -> None:
        self._session = session
        self._scene = scene
        self._gesture: DropGesture | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        """Take hold of a block; refuse anything else."""
        carried = carried_by(event.mimeData())
        if carried is None:
            event.ignore()
            return
        self._gesture = DropGesture(self._session, self._scene, carried)
        event.acceptProposedAction()

    def move(self, event: QDragMoveEvent, point: QPointF) -> None:
        """Show where the block would land."""
        if self._gesture is not None:
            self._gesture.move(point)
            event.acceptProposedAction()

    def leave(self) -> None:
        """Forget the block."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()

    def drop(self, event: QDropEvent, point: QPointF) -> NodeId | None:
        """Place the block and return its id, or None where nothing was held."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return None
        event.acceptProposedAction()
        return gesture.finish(point)
