"""Picture of a block's activations, on which mouse and keys choose a neuron or a feature map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.array_image import UnitGrid, activation_image, unit_grid
from netbuilder.words import _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_SIZE = QSize(252, 126)
_LEAST_HEIGHT = 12.0
_Key = Qt.Key
_STEPS: Final = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}


class NeuronSheet(QWidget):
    """A block's activations, enlarged; a click or the arrow keys choose a neuron or a channel.

    Signals:
        chosen(unit): a neuron was chosen.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.float32] | None = None
        self._image: QImage | None = None
        self._current: int | None = None
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Activations of the selected block"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def values(self) -> NDArray[np.float32] | None:
        """The activations that are shown, if any."""
        return self._values

    @property
    def grid(self) -> UnitGrid | None:
        """Grid in which neurons or channels stand, if they can be told apart."""
        return None if self._values is None else unit_grid(self._values.shape)

    @property
    def current(self) -> int | None:
        """Place in the grid of what was chosen last."""
        return self._current

    def show_values(self, values: NDArray[np.float32] | None) -> None:
        """Show other activations, or none."""
        before, self._values = self.grid, values
        if self.grid != before:
            self._current = None
        self._image = None if values is None else activation_image(values, theme_of(self.palette()))
        self.update()

    def cell(self, place: int) -> QRectF:
        """Return where a place of the grid is in the widget."""
        grid, picture = self.grid, self._picture()
        if grid is None:
            return QRectF()
        width, height = picture.width() / grid.columns, picture.height() / grid.rows
        row, column = divmod(place, grid.columns)
        return QRectF(column * width, row * height, width, height)

    def choose_at(self, point: QPointF) -> None:
        """Choose the neuron at a place of the widget."""
        grid, picture = self.grid, self._picture()
        if grid is None or picture.isEmpty():
            return
        place = grid.place_at(point.x() / picture.width(), point.y() / picture.height())
        if place is not None:
            self._choose(place)

    def _choose(self, place: int) -> None:
        grid = self.grid
        if grid is not None and 0 <= place < grid.shown:
            self._current = place
            self.update()
            self.chosen.emit(place * grid.step)

    def _picture(self) -> QRectF:
        """Return where the picture lies."""
        if self._image is None:
            return QRectF()
        width, height = self._image.width(), self._image.height()
        factor = min(self.width() / width, self.height() / height)
        return QRectF(0.0, 0.0, width * factor, max(height * factor, _LEAST_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, its pixels sharp, and a frame around what the keys have chosen."""
        theme, painter, picture = theme_of(self.palette()), QPainter(self), self._picture()
        if self._image is None:
            return
        painter.drawImage(picture, self._image)
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawRect(picture.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.hasFocus():
            marked = picture if self._current is None else self.cell(self._current)
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.drawRect(marked.adjusted(1.0, 1.0, -1.0, -1.0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the mouse."""
        self.choose_at(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next neuron in a direction, the first or the last."""
        grid, key = self.grid, _Key(event.key())
        if grid is None or key not in (*_STEPS, _Key.Key_Home, _Key.Key_End):
            super().keyPressEvent(event)
        elif key in (_Key.Key_Home, _Key.Key_End) or self._current is None:
            self._choose(grid.shown - 1 if key is _Key.Key_End else 0)
        else:
            across, down = _STEPS[key]
            self._choose(self._current + across + down * grid.columns)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take that away again."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self.show_values(self._values)
