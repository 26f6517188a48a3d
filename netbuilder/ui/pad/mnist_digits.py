"""Test images of MNIST on the pad, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.data.datasets import load_dataset
from netbuilder.data.strokes import Picture
from netbuilder.errors import NetBuilderError
from netbuilder.project.sets.mnist import MNIST
from netbuilder.ui.document.controller import Controller
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.pad.panel import PadPanel


class MnistDigits(Controller):
    """Lays the next or the previous test image onto the pad, which also says its label."""

    def __init__(self, context: Context, panel: PadPanel, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._panel = panel
        self._place: int | None = None
        panel.image_browser.next.clicked.connect(self.show_next)
        panel.image_browser.previous.clicked.connect(self.show_previous)

    @Slot()
    def show_next(self) -> None:
        """Lay the next one onto the pad; the first comes after the last."""
        self._show(0 if self._place is None else self._place + 1)

    @Slot()
    def show_previous(self) -> None:
        """Lay the one before onto the pad; the last comes before the first."""
        self._show(-1 if self._place is None else self._place - 1)

    def _show(self, place: int) -> None:
        try:
            data = load_dataset(MNIST.key)
        except NetBuilderError as error:
            self._refuse(error)
            return
        self._place = place % len(data.x_test)
        image, label = data.x_test[self._place], data.y_test[self._place]
        height, width = image.shape
        words = _("Test image {number} of {images} (label {label}).").format(
            number=grouped(self._place + 1),
            images=grouped(len(data.x_test)),
            label=MNIST.task.class_names[int(label)],
        )
        self._panel.show_example(Picture(width, height, image.tobytes()), words)
