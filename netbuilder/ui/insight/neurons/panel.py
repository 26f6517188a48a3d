"""The neurons of the selected block: what they make of the drawing, and what one looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netbuilder.data.grey import as_shares
from netbuilder.engine.probes.likeness import NEIGHBOURS
from netbuilder.ui.insight.neurons.accessible_sheet import SheetDescription
from netbuilder.ui.insight.neurons.sheet import NeuronSheet
from netbuilder.ui.widgets.announcement import announce
from netbuilder.ui.widgets.flow_layout import FlowLayout
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.legend import Entry, Legend
from netbuilder.ui.widgets.picture_label import PictureLabel
from netbuilder.words import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.engine.probes.neuron import NeuronInspected


class NeuronsPanel(QWidget):
    """Activations of the selected block; beside them, or below, what the chosen neuron looks for.

    Signals:
        wanted(node, unit): a neuron was chosen.
    """

    wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._node, self._title = "", ""
        self.words = plain_label()
        self.words.setWordWrap(True)
        self.sheet = NeuronSheet()
        SheetDescription(self.sheet)
        self.legend = Legend((Entry("ink", _("positive")), Entry("negative", _("negative"))))
        self.weights = PictureLabel(_("its weights"), side=70)
        self.images = [PictureLabel("", side=42) for _place in range(NEIGHBOURS)]
        self.show_activations = QPushButton(_("Show activations"))
        self._arrange()
        self.sheet.chosen.connect(self._on_chosen)
        self._show_neuron(None, ())
        self.show_block("", "", None)

    def _arrange(self) -> None:
        self._neuron = _in_row((self.weights, *self.images))
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        column.addWidget(self.legend)
        beside = FlowLayout()
        beside.setSpacing(12)
        beside.addWidget(sheet)
        beside.addWidget(self._neuron)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(6)
        rows.addWidget(self.words)
        rows.addWidget(self.show_activations, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addLayout(beside)
        rows.addStretch(1)

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
        elif self._neuron.isHidden():
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
            if self.sheet.hasFocus():
                announce(self, f"{self.words.text()} {listed(words for _image, words in pictures)}")

    def show_no_neuron(self, reason: str) -> None:
        """Say why the neuron that was clicked cannot be shown."""
        self.words.setText(reason)
        self._show_neuron(None, ())

    def _show_neuron(
        self,
        weights: NDArray[np.float32] | None,
        images: tuple[tuple[NDArray[np.float32], str], ...],
    ) -> None:
        self._neuron.setVisible(bool(images))
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


def _in_row(pictures: Iterable[PictureLabel]) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for picture in pictures:
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    return row
