"""Test images of MNIST on the pad, one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.data.datasets import load_dataset
from netbuilder.data.strokes import Picture
from netbuilder.project.sets.mnist import MNIST
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.runtime.background import Background
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from netbuilder.data.datasets import Dataset
    from netbuilder.errors import NetBuilderError
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.pad.panel import PadPanel


class MnistDigits(Controller):
    """Lays the next or the previous test image onto the pad, which also says its label.

    The images are read when the first of them is wanted, in the background: what is drawn meanwhile
    does not stop.
    """

    def __init__(self, context: Context, panel: PadPanel, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._panel = panel
        self._place: int | None = None
        self._data: Dataset | None = None
        self._reading = Background(partial(load_dataset, MNIST.key), self, name="test images")
        self._reading.done.connect(self._on_read)
        self._reading.refused.connect(self._on_refused)
        panel.image_browser.next.clicked.connect(self.show_next)
        panel.image_browser.previous.clicked.connect(self.show_previous)

    @Slot()
    def show_next(self) -> None:
        """Lay the next one onto the pad; the first comes after the last."""
        self._go_to(0 if self._place is None else self._place + 1)

    @Slot()
    def show_previous(self) -> None:
        """Lay the one before onto the pad; the last comes before the first."""
        self._go_to(-1 if self._place is None else self._place - 1)

    def _go_to(self, place: int) -> None:
        self._place = place
        if self._data is not None:
            self._show(self._data, place % len(self._data.x_test))
        elif not self._reading.is_at_work:
            self._tell(_("Loading the test images of {title}.").format(title=_(MNIST.title)))
            self._reading.start()

    @Slot(object)
    def _on_read(self, data: Dataset) -> None:
        self._data = data
        if self._place is not None:
            self._go_to(self._place)

    @Slot(object)
    def _on_refused(self, error: NetBuilderError) -> None:
        self._place = None
        self._refuse(error)

    def _show(self, data: Dataset, place: int) -> None:
        image, label = data.x_test[place], data.y_test[place]
        height, width = image.shape
        words = _("Test image {number} of {images} (label {label}).").format(
            number=grouped(place + 1),
            images=grouped(len(data.x_test)),
            label=MNIST.task.class_names[int(label)],
        )
        self._panel.show_example(Picture(width, height, image.tobytes()), words)
