"""Steps from the pen to the network, as pictures, with the table that switches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from netbuilder.data.framing import box_of, frame_drawing, render_pad
from netbuilder.data.grey import as_shares
from netbuilder.data.strokes import Drawing
from netbuilder.ui.insight.drawing.step_table import StepTable
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.picture_label import PictureLabel
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QShowEvent

    from netbuilder.data.framing import Steps

_SIDE = 76
_PAUSE_MS, _REST = 50, 8.0
"""A long scribble takes a fifth of a second to show; the pen must not wait for that."""
_CAPTIONS = (
    (N_("on the pad"),),
    (N_("cropped"), N_("pen as drawn"), N_("not cropped")),
    (N_("centred"), N_("box centred"), N_("not centred")),
    (N_("input"), N_("no greys")),
)
"""Words below each picture: what was done, or what was left out."""


class Pipeline(QWidget):
    """Four pictures of the drawing, and the table of steps that lead from one to the next.

    Signals:
        steps_changed(steps): a `Steps`: drawings are to be framed by these from now on.
    """

    steps_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing()
        self._pace = Throttle(self._show, self, least=_PAUSE_MS, rest=_REST)
        self.pictures = self.pad, self.box, self.mass, self.seen = [
            PictureLabel(words[0], side=_SIDE, captions=words)
            for words in (tuple(map(_, captions)) for captions in _CAPTIONS)
        ]
        self.table = StepTable()
        self.effect = plain_label()
        self.effect.setWordWrap(True)
        self._lay_out()
        self.table.steps_changed.connect(self._on_steps_changed)

    @property
    def steps(self) -> Steps:
        """The steps that are chosen."""
        return self.table.steps

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        columns = len(self.pictures)
        for column, picture in enumerate(self.pictures):
            grid.addWidget(picture, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.table, 1, 0, 1, columns)
        grid.addWidget(self.effect, 2, 0, 1, columns + 1)
        grid.setColumnStretch(columns, 1)
        grid.setRowStretch(3, 1)

    def say_effect(self, sentence: str) -> None:
        """Tell what the steps do to the answers."""
        self.effect.setText(sentence)

    @Slot(object)
    def _on_steps_changed(self, steps: Steps) -> None:
        for picture, words in zip(self.pictures, _captions(steps), strict=True):
            picture.say(_(words))
        self._show()
        self.steps_changed.emit(steps)

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
            for picture in self.pictures:
                picture.show_numbers(None)
            return
        pad = render_pad(self._drawing, _SIDE)
        seen = as_shares(frame_drawing(self._drawing, self.steps))
        self.pad.show_numbers(pad, mark=_mark_of_ink(pad) if self.steps.scales else None)
        self.box.show_numbers(box_of(self._drawing, self.steps) if self.steps.scales else pad)
        self.mass.show_numbers(seen, mark=_mark_of_mass(seen))
        self.seen.show_numbers(seen)


def _captions(steps: Steps) -> tuple[str, ...]:
    """Return what stands below each picture while these steps are chosen, to be translated."""
    left_out = (
        0,
        0 if steps.scales and steps.evens_pen else 1 if steps.scales else 2,
        0 if steps.scales and steps.centres else 1 if steps.scales else 2,
        0 if steps.softens else 1,
    )
    return tuple(words[place] for words, place in zip(_CAPTIONS, left_out, strict=True))


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
