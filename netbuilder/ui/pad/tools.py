"""Pen width, undo and clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QWidget

from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from netbuilder.ui.pad.canvas import PadCanvas

_THINNEST, _THICKEST = 30, 180
"""Limits of the pen's width, in thousandths of the pad's side."""
_THOUSAND = 1000
_GAP = 6


class PadTools(QWidget):
    """The controls under the pad; every one of them works by keyboard.

    The slider's name stands there where it has room.
    """

    def __init__(self, canvas: PadCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.label = plain_label(_("Pen"), self)
        self.pen = self._make_slider()
        self.undo = QPushButton(_("Undo"), self)
        self.undo.setToolTip(_("Undo the last stroke"))
        self.undo.setAccessibleName(_("Undo the last stroke"))
        self.clear = QPushButton(_("Clear"), self)
        self.clear.setToolTip(_("Clear the drawing pad"))
        self.clear.setAccessibleName(_("Clear the drawing pad"))
        self._lay_out()
        self.undo.clicked.connect(canvas.undo_stroke)
        self.clear.clicked.connect(canvas.clear)
        canvas.drawing_changed.connect(self._on_drawing_changed)
        self._on_drawing_changed()

    def sizeHint(self) -> QSize:
        """Return the room with the name, whether it stands there or not."""
        usual = super().sizeHint()
        return usual + QSize(self._name_width(), 0) if self.label.isHidden() else usual

    def minimumSizeHint(self) -> QSize:
        """Return the room without the name, whether it stands there or not."""
        least = super().minimumSizeHint()
        return least if self.label.isHidden() else least - QSize(self._name_width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the name where there is room for it."""
        super().resizeEvent(event)
        least = self.minimumSizeHint().width()
        self.label.setVisible(event.size().width() >= least + self._name_width())

    def _name_width(self) -> int:
        return self.label.sizeHint().width() + _GAP

    @Slot()
    def _on_drawing_changed(self) -> None:
        self.undo.setEnabled(self._canvas.can_undo)
        self.clear.setEnabled(not self._canvas.drawing.is_empty)

    @Slot(int)
    def _on_pen_changed(self, value: int) -> None:
        self._canvas.pen_width = value / _THOUSAND

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(_THINNEST, _THICKEST)
        slider.setSingleStep(5)
        slider.setPageStep(20)
        slider.setValue(round(self._canvas.pen_width * _THOUSAND))
        slider.setToolTip(_("Pen width"))
        slider.setAccessibleName(_("Pen width"))
        slider.setMinimumWidth(44)
        slider.valueChanged.connect(self._on_pen_changed)
        return slider

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        self.label.setBuddy(self.pen)
        layout.addWidget(self.label)
        layout.addWidget(self.pen, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.clear)
