"""Says beside the pad as which digit the drawing on it is kept, and takes that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot

from netbuilder.project.my_drawings import label_of
from netbuilder.ui.document.controller import Controller

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.strokes import Drawing
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.insight.surroundings import Pad


class KeptMark(Controller):
    """Mark beside the pad that follows from the project.

    The words follow from the drawing on the pad and from the project as they are, so that no undo
    and no other document leaves them untrue. Undo is offered as long as it would remove this
    drawing and nothing else.
    """

    def __init__(self, context: Context, pad: Pad, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._pad = pad
        self._labelled: tuple[Drawing, bytes] | None = None
        pad.labelled.connect(self._on_labelled)
        pad.kept.undo_wanted.connect(self._on_undo_wanted)
        pad.canvas.drawing_changed.connect(self._show)
        self._session.last_edit_changed.connect(self._show)
        self._session.loaded.connect(self._show)

    @Slot(object, int)
    def _on_labelled(self, image: NDArray[np.uint8], digit: int) -> None:
        grey = np.ascontiguousarray(image, np.uint8).tobytes()
        self._labelled = (self._pad.canvas.drawing, grey)
        self._show()

    @Slot()
    def _show(self) -> None:
        grey = self._grey()
        digit = None if grey is None else label_of(self._session.project.drawings, grey)
        self._pad.kept.show_kept(digit, can_undo=grey is not None and self._can_undo(grey))

    def _grey(self) -> bytes | None:
        """Return the grey values of the drawing on the pad, if it was labelled."""
        if self._labelled is None or self._labelled[0] != self._pad.canvas.drawing:
            return None
        return self._labelled[1]

    def _can_undo(self, grey: bytes) -> bool:
        edit = self._session.last_edit
        if edit is None:
            return False
        return label_of(edit.before.drawings, grey) != label_of(edit.after.drawings, grey)

    @Slot()
    def _on_undo_wanted(self) -> None:
        grey = self._grey()
        if grey is not None and self._can_undo(grey):
            self._session.undo_stack.undo()
