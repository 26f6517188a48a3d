"""Blocks that glide to their new places, so that the eye can follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.network.graph import NodeId, Point
    from netbuilder.ui.canvas.scene import GraphScene

MILLISECONDS = 220
MOST_BLOCKS = 300
"""Nodes that glide at most; more are moved at once: a frame of theirs would take too long."""


class Glide(QObject):
    """Leads items from where they stood to where the graph says; it changes no graph."""

    def __init__(self, scene: GraphScene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._from: Mapping[NodeId, Point] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._on_moved)

    def start(self, before: Mapping[NodeId, Point]) -> None:
        """Let blocks come from `before`; those that did not stand there stand still."""
        self._animation.stop()
        homes = self._scene.stands()
        self._from = {
            name: place
            for name, place in before.items()
            if name in homes and homes[name] != place and name not in self._scene.groups.collapsed
        }
        if self._from and MILLISECONDS and len(self._from) <= MOST_BLOCKS:
            self._animation.setDuration(MILLISECONDS)
            self._animation.start()

    @Slot()
    def finish(self) -> None:
        """Put all to their places at once: something else is to be done."""
        if self._animation.state() is QVariantAnimation.State.Running:
            self._animation.stop()
            self._lead(1.0)

    @Slot(object)
    def _on_moved(self, share: object) -> None:
        self._lead(float(str(share)))

    def _lead(self, share: float) -> None:
        scene = self._scene
        names = [name for name in self._from if name in scene.nodes]
        for name in names:
            start, end = QPointF(*self._from[name]), scene.groups.home(name)
            scene.nodes[name].setPos(start + (end - start) * share)
        scene.groups.follow(names)
        scene.lay_edges(names)
