"""The neurons of the selected block: what they make of the drawing, and what one looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from netbuilder.data.grey import as_shares
from netbuilder.engine.probes.likeness import NEIGHBOURS
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.array_image import activation_image, unit_at
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.legend import Entry, Legend
from netbuilder.ui.widgets.picture_label import PictureLabel
from netbuilder.words import _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from netbuilder.engine.probes.neuron import NeuronInspected

_SIZE = QSize(252, 126)


class NeuronSheet(QWidget):
    """A block's activations, enlarged; a click chooses a neuron or a channel.

    Signals:
        chosen(unit): a neuron was clicked.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.float32] | None = None
        self._image: QImage | None = None
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Activations of the selected block"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def values(self) -> NDArray[np.float32] | None:
        """The activations that are shown, if any."""
        return self._values

    def show_values(self, values: NDArray[np.float32] | None) -> None:
        """Show other activations, or none."""
        self._values = values
        self._image = None if values is None else activation_image(values, theme_of(self.palette()))
        self.update()

    def _place(self) -> QRectF:
        """Return where the picture lies."""
        if self._image is None:
            return QRectF()
        width, height = self._image.width(), self._image.height()
        factor = min(self.width() / width, self.height() / height)
        return QRectF(0.0, 0.0, width * factor, max(height * factor, 12.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, its pixels sharp."""
        theme, painter, place = theme_of(self.palette()), QPainter(self), self._place()
        if self._image is not None:
            painter.drawImage(place, self._image)
            painter.setPen(QPen(QColor(theme.border), 1.0))
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies under the mouse."""
        self.choose_at(event.position())

    def choose_at(self, point: QPointF) -> None:
        """Choose the neuron at a place of the widget."""
        place = self._place()
        if self._values is None or place.isEmpty():
            return
        across, down = point.x() / place.width(), point.y() / place.height()
        unit = unit_at(self._values.shape, across, down)
        if unit is not None:
            self.chosen.emit(unit)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self.show_values(self._values)


class NeuronsPanel(QWidget):
    """Activations of the selected block above; below, what the clicked neuron looks for.

    Signals:
        wanted(node, unit): a neuron was clicked.
    """

    wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node, self._title = "", ""
        self.words = plain_label()
        self.words.setWordWrap(True)
        self.sheet = NeuronSheet()
        self.legend = Legend((Entry("ink", _("positive")), Entry("negative", _("negative"))))
        self.weights = PictureLabel(_("its weights"), side=70)
        self.images = [PictureLabel("", side=42) for _place in range(NEIGHBOURS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setSpacing(6)
        grid.addWidget(self.words, 0, 0, 1, NEIGHBOURS + 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.sheet, 1, 0, 1, NEIGHBOURS + 1, top)
        grid.addWidget(self.legend, 2, 0, 1, NEIGHBOURS + 1, top)
        grid.addWidget(self.weights, 3, 0, top)
        for place, picture in enumerate(self.images):
            grid.addWidget(picture, 3, place + 1, top)
        grid.setColumnStretch(NEIGHBOURS + 1, 1)
        grid.setRowStretch(4, 1)
        self.sheet.chosen.connect(self._on_chosen)
        self._show_neuron(None, ())
        self.show_block("", "", None)

    def show_block(self, node: str, title: str, values: NDArray[np.float32] | None) -> None:
        """Show what the selected block makes of the drawing; none of it says how to come to it."""
        self._title = title
        if node != self._node:
            self._node = node
            self._show_neuron(None, ())
        if values is None:
            self.words.setText(
                _(
                    "Train the network, draw a digit, switch on “Show activations” (Ctrl+Shift+A), "
                    "and select a block."
                )
            )
        elif self.weights.isHidden():
            self.words.setText(_("{block}: click a neuron or a feature map.").format(block=title))
        self.sheet.show_values(values)
        self.legend.setVisible(values is not None)

    def show_neuron(self, found: NeuronInspected) -> None:
        """Show what one neuron looks for."""
        if found.node == self._node:
            words = _("Unit {unit} of {block} is activated most strongly by these test images:")
            self.words.setText(words.format(unit=found.unit + 1, block=self._title))
            pictures = tuple((as_shares(like.image), str(like.label)) for like in found.images)
            self._show_neuron(found.weights, pictures)

    def show_no_neuron(self, reason: str) -> None:
        """Say why the neuron that was clicked cannot be shown."""
        self.words.setText(reason)
        self._show_neuron(None, ())

    def _show_neuron(
        self,
        weights: NDArray[np.float32] | None,
        images: tuple[tuple[NDArray[np.float32], str], ...],
    ) -> None:
        self.weights.setVisible(bool(images))
        self.weights.say(_("its weights") if weights is not None else _("no image"))
        self.weights.show_numbers(weights)
        for place, picture in enumerate(self.images):
            numbers, words = images[place] if place < len(images) else (None, "")
            picture.show_numbers(numbers)
            picture.say(words)
            picture.setVisible(numbers is not None)

    @Slot(int)
    def _on_chosen(self, unit: int) -> None:
        if self._node:
            self.wanted.emit(self._node, unit)
