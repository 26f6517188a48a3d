"""Copy, cut, paste and duplicate; blocks leave as JSON text, which any program can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication

from netbuilder.errors import NetBuilderError
from netbuilder.files.json_text import read_json, write_json
from netbuilder.network.copying import part_of
from netbuilder.network.edit import remove_nodes
from netbuilder.network.ground import free_offset
from netbuilder.network.notes import remove_notes
from netbuilder.project.fragment import fragment_from_json, fragment_to_json
from netbuilder.ui.canvas.commands.canvas_command import CanvasCommand
from netbuilder.ui.canvas.gestures.copies import duplicate_title, named, place_copy
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph


class BlockClipboard(CanvasCommand):
    """Carries the selected blocks, with the wires between them, to the clipboard and back.

    Signals:
        refused(error): what the clipboard holds cannot be pasted.
        picture_found(): the clipboard holds an image or a file instead of blocks.
    """

    refused = Signal(object)
    picture_found = Signal()

    @Slot()
    def copy(self) -> None:
        """Put the selected blocks onto the clipboard."""
        part = self._selected()
        if part.nodes or part.notes:
            QApplication.clipboard().setText(write_json(fragment_to_json(part)))

    @Slot()
    def cut(self) -> None:
        """Put the selected blocks onto the clipboard and take them off the canvas."""
        part = self._selected()
        if not part.nodes and not part.notes:
            return
        self.copy()

        def without(graph: Graph) -> Graph:
            return remove_notes(remove_nodes(graph, part.nodes), {n.id for n in part.notes})

        several = counted("Cut {count} block", "Cut {count} blocks", len(part.nodes))
        title = named(_("Cut {block}"), several, part, note=_("Cut note"))
        self._session.edit(title, on_graph(without))

    @Slot()
    def paste(self) -> None:
        """Place the clipboard's blocks where they were, or in free ground beside; select them."""
        data = QApplication.clipboard().mimeData()
        try:
            part = fragment_from_json(_data_of(data.text()))
        except NetBuilderError as error:
            if data.hasImage() or data.hasUrls():
                self.picture_found.emit()
            else:
                self.refused.emit(error)
            return
        several = counted("Paste {count} block", "Paste {count} blocks", len(part.nodes))
        title = named(_("Paste {block}"), several, part, note=_("Paste note"))
        self._place(part, title)

    @Slot()
    def duplicate(self) -> None:
        """Place a copy of the selected blocks beside them; the clipboard stays as it is."""
        part = self._selected()
        if part.nodes or part.notes:
            self._place(part, duplicate_title(part))

    def _selected(self) -> Graph:
        scene = self._scene
        return part_of(scene.graph, scene.selected_nodes(), scene.notes.selected())

    def _place(self, part: Graph, title: str) -> None:
        offset = free_offset(self._scene.graph, part, seen=self._view.sight.box)
        place_copy(self._session, self._scene, part, offset=offset, title=title)


def _data_of(text: str) -> object:
    """Return what the text says; None where it is not JSON at all, as most that is copied."""
    try:
        return read_json(text.encode("utf-8", "replace"), subject=_("The clipboard"))
    except NetBuilderError:
        return None
