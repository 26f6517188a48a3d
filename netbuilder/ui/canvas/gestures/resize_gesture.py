"""The corner of a note, pulled by the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netbuilder.network.notes import bounded, resize_note
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from netbuilder.ui.canvas.items.note_item import NoteItem
    from netbuilder.ui.document.session import Session


class ResizeGesture:
    """A note that becomes larger or smaller."""

    def __init__(self, session: Session, item: NoteItem, start: QPointF) -> None:
        self._session = session
        self._item = item
        self._note = item.note
        self._start = start

    def _size(self, point: QPointF) -> tuple[float, float]:
        offset, (width, height) = point - self._start, self._note.size
        return width + offset.x(), height + offset.y()

    def move(self, point: QPointF) -> None:
        """Show the size that the corner at a scene point would give."""
        self._item.stretch(bounded(self._size(point)))

    def finish(self, point: QPointF) -> None:
        """Give the note its new size, as one undo step."""
        self.cancel()
        resize = partial(resize_note, note=self._note.id, size=self._size(point))
        self._session.edit(_("Resize note"), on_graph(resize))

    def cancel(self) -> None:
        """Show the size that it had."""
        self._item.stretch(self._note.size)
