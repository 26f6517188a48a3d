"""Steps from the pen to the network: each as a picture, with a switch for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from netbuilder.data.framing import Steps, box_of, frame_drawing, render_pad
from netbuilder.data.grey import as_shares
from netbuilder.data.strokes import Drawing
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.picture_label import PictureLabel
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QShowEvent

_PAD_SIDE = 84
_PAUSE_MS, _REST = 50, 8.0
"""A long scribble takes a fifth of a second to show; the pen must not wait for that."""
_SWITCHES = (
    (
        "scales",
        N_("Crop and scale to 20×20"),
        N_("Off: a small digit stays small and where it was drawn."),
    ),
    (
        "evens_pen",
        N_("Normalize pen width"),
        N_("Off: thick strokes merge into blobs, thin ones become hairlines."),
    ),
    (
        "softens",
        N_("Anti-aliasing"),
        N_("Off: pixels are black or white; MNIST images have grey edges."),
    ),
    (
        "centres",
        N_("Centre by mass"),
        N_("Off: the bounding box is centred; in MNIST the centre of mass is."),
    ),
)


class Pipeline(QWidget):
    """Four pictures of the drawing, and which steps lead from one to the next.

    Signals:
        steps_changed(steps): a `Steps`: drawings are to be framed by these from now on.
    """

    steps_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing()
        self.steps = Steps()
        self._pace = Throttle(self._show, self, least=_PAUSE_MS, rest=_REST)
        self.pad = PictureLabel(_("on the pad"))
        self.box = PictureLabel(_("cropped"))
        self.mass = PictureLabel(_("centred"))
        self.seen = PictureLabel(_("input"))
        self.switches = {name: QCheckBox(_(text)) for name, text, _tip in _SWITCHES}
        self.effect = plain_label()
        self.effect.setWordWrap(True)
        self._lay_out()
        for name, _text, tip in _SWITCHES:
            box = self.switches[name]
            box.setChecked(True)
            box.setToolTip(_(tip))
            box.toggled.connect(self._on_toggled)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        for column, picture in enumerate((self.pad, self.box, self.mass, self.seen)):
            grid.addWidget(picture, 0, column, top)
        for row, box in enumerate(self.switches.values(), start=1):
            grid.addWidget(box, row, 0, 1, 4)
        grid.addWidget(self.effect, len(_SWITCHES) + 1, 0, 1, 4)
        grid.setRowStretch(len(_SWITCHES) + 2, 1)

    def say_effect(self, sentence: str) -> None:
        """Tell what the steps do to the answers."""
        self.effect.setText(sentence)

    @Slot()
    def _on_toggled(self) -> None:
        chosen = {name: box.isChecked() for name, box in self.switches.items()}
        self.steps = Steps(**chosen)
        self._show()
        self.steps_changed.emit(self.steps)

    @Slot(object)
    def show_drawing(self, drawing: Drawing) -> None:
        """Show the way of another drawing, if anybody looks."""
        self._drawing = drawing
        self._pace.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was drawn while nobody looked."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        if not self.isVisible():
            return
        if self._drawing.is_empty:
            for picture in (self.pad, self.box, self.mass, self.seen):
                picture.show_numbers(None)
            return
        pad = render_pad(self._drawing, _PAD_SIDE)
        seen = as_shares(frame_drawing(self._drawing, self.steps))
        self.pad.show_numbers(pad, mark=_mark_of_ink(pad) if self.steps.scales else None)
        self.box.show_numbers(box_of(self._drawing) if self.steps.scales else None)
        self.mass.show_numbers(seen, mark=_mark_of_mass(seen))
        self.seen.show_numbers(seen)


def _mark_of_ink(ink: NDArray[np.float32]) -> QRectF | None:
    """Return the bounding box of all ink, as shares."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    side = ink.shape[0]
    return QRectF(left / side, top / side, (right - left) / side, (bottom - top) / side)


def _mark_of_mass(ink: NDArray[np.float32]) -> QRectF | None:
    """Return a small square around the centre of mass, as shares."""
    total = float(ink.sum())
    if total <= 0.0:
        return None
    side = ink.shape[0]
    places = np.arange(side) + 0.5
    down, across = float(ink.sum(axis=1) @ places), float(ink.sum(axis=0) @ places)
    return QRectF(across / total / side - 0.03, down / total / side - 0.03, 0.06, 0.06)
