"""The verbs of sticky notes: stick one, write on it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot

from netbuilder.network.graph import Graph, Point
from netbuilder.network.ground import free_offset
from netbuilder.network.notes import add_note, write_note
from netbuilder.ui.canvas.commands.canvas_command import CanvasCommand
from netbuilder.ui.canvas.commands.prompt import Prompt
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.project import Project
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView
    from netbuilder.ui.document.session import Session

_BESIDE = 24.0


class Noter(CanvasCommand):
    """Edits the notes, each verb as one undo step."""

    def __init__(self, session: Session, scene: GraphScene, view: CanvasView) -> None:
        super().__init__(session, scene, view)
        self.prompt = Prompt(view)
        view.entering.note_entered.connect(self.write)

    @Slot()
    def add(self) -> None:
        """Stick a note above the selected blocks, or into the middle, and let it be written."""
        made: list[str] = []

        def stick(project: Project) -> Project:
            graph, name = self._stuck(project.graph)
            made.append(name)
            return replace(project, graph=graph)

        self._session.edit(_("Add note"), stick)
        self._scene.select_note(made[0])
        self.write(made[0])

    def _stuck(self, graph: Graph) -> tuple[Graph, str]:
        """Return the graph with one more note, which covers nothing, and the note's id."""
        alone, _name = add_note(Graph(), "", self._place())
        offset = free_offset(graph, alone, seen=self._view.sight.box)
        (note,) = alone.notes
        place = Point(note.position.x + offset.x, note.position.y + offset.y)
        return add_note(graph, "", place)

    def _place(self) -> Point:
        height = 80.0
        rects = [
            self._scene.nodes[name].sceneBoundingRect() for name in self._scene.selected_nodes()
        ]
        if rects:
            left, top = min(r.left() for r in rects), min(r.top() for r in rects)
            return Point(left + 13.0, top - height - _BESIDE)
        middle = self._view.mapToScene(self._view.viewport().rect().center())
        content = self._scene.content_rect()
        if content.contains(middle):
            return Point(round(middle.x() - 90.0), round(content.top() - height - _BESIDE))
        return Point(round(middle.x() - 90.0), round(middle.y() - height / 2))

    @Slot(str)
    def write(self, note: str) -> None:
        """Let the words of a note be changed where it sticks."""
        item = self._scene.notes.items[note]
        place = self._view.mapFromScene(item.pos())
        zoom = self._view.zoom()
        self.prompt.ask_lines(
            self._view.viewport().mapToGlobal(place),
            _("Note (Esc when done)"),
            item.note.text,
            QSize(max(180, int(item.rect.width() * zoom)), max(70, int(item.rect.height() * zoom))),
            partial(self._write, note),
        )

    def _write(self, note: str, text: str) -> None:
        change = partial(write_note, note=note, text=text)
        self._session.edit(_("Edit note"), on_graph(change))
