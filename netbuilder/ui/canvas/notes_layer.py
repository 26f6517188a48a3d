"""The sticky notes on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.graph import Point
from netbuilder.ui.canvas.items.note_item import NoteItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QGraphicsScene

    from netbuilder.network.graph import Graph
    from netbuilder.ui.canvas.items.detail import Detail


class NotesLayer:
    """Keeps an item for each note."""

    def __init__(self, scene: QGraphicsScene, detail: Detail) -> None:
        self._scene = scene
        self._detail = detail
        self.items: dict[str, NoteItem] = {}

    def show(self, graph: Graph) -> None:
        """Show the notes of another graph; only what differs is touched."""
        shown = {note.id: note for note in graph.notes}
        for name in self.items.keys() - shown.keys():
            self._scene.removeItem(self.items.pop(name))
        for name, note in shown.items():
            if name not in self.items:
                self.items[name] = NoteItem(note, self._detail)
                self._scene.addItem(self.items[name])
            elif self.items[name].note != note:
                self.items[name].show_note(note)

    def at(self, point: QPointF) -> NoteItem | None:
        """Return the note under a scene point."""
        hits = (item for item in self._scene.items(point) if isinstance(item, NoteItem))
        return next(hits, None)

    def selected(self) -> tuple[str, ...]:
        """Return the selected notes."""
        return tuple(name for name, item in self.items.items() if item.isSelected())

    def carry(self, notes: Iterable[str], offset: QPointF) -> None:
        """Show notes so far from where they stick."""
        for name in notes:
            if name in self.items:
                home = self.items[name].note.position
                self.items[name].setPos(home.x + offset.x(), home.y + offset.y())

    def places(self, notes: Iterable[str], offset: QPointF) -> dict[str, Point]:
        """Return where notes would stick so far from where they do."""
        homes = {name: self.items[name].note.position for name in notes}
        return {name: Point(p.x + offset.x(), p.y + offset.y()) for name, p in homes.items()}
