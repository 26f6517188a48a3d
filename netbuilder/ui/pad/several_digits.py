"""A picture of several digits: the question what to read, and the answers to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, Slot

from netbuilder.data.framing import SIDE, frame_ink
from netbuilder.data.picture import joined, larger_of
from netbuilder.data.strokes import picture_of
from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.project.datasets import dataset_info
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import SeveralDigits
from netbuilder.ui.pad.digits_window import DigitsWindow, digit_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.data.photo.arrays import Grey
    from netbuilder.data.strokes import Drawing, Picture
    from netbuilder.engine.messages import Message
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.pad.panel import PadPanel
    from netbuilder.ui.trainer.current import Current

_ASKER: Final = "digits of a picture"


class SeveralDigitsController(Controller):
    """Asks which of several digits to read; where it is each, keeps their answers up to date.

    Attributes:
        window: The digits of the last picture of which each was to be read, while it is open.
    """

    def __init__(self, context: Context, panel: PadPanel, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._panel = panel
        self._images: NDArray[np.uint8] = np.empty((0, SIDE, SIDE), np.uint8)
        self._pictures: tuple[Picture, ...] = ()
        self._asked = 0
        self.window: DigitsWindow | None = None
        panel.canvas.drawing_changed.connect(self._on_drawing_changed)

    def hear(self, current: Current) -> None:
        """Show the answers of the network that `current` lets answer."""
        current.received.connect(self._on_message)
        current.voided.connect(self._on_voided)

    def lay_down(self, inks: Sequence[Grey], *, name: str) -> bool:
        """Ask which digit of a picture to lay onto the pad; tell whether one lies there now.

        Args:
            inks: The ink of each digit, from left to right.
            name: The name of the picture.
        """
        answer = self._dialogs.ask_several_digits(name, len(inks))
        if answer is SeveralDigits.CANCEL:
            return False
        if self.window is not None:
            self.window.close()
        if answer is SeveralDigits.ONE:
            self._panel.canvas.show_picture(picture_of(joined(inks)))
            return True
        self._pictures = tuple(map(picture_of, inks))
        if answer is SeveralDigits.EACH:
            self._show(inks, name)
        self._on_chosen(larger_of(inks))
        return True

    def _show(self, inks: Sequence[Grey], name: str) -> None:
        """Show a card for each digit and have each read."""
        self._images = np.stack([frame_ink(ink) for ink in inks])
        self.window = DigitsWindow(name, self._images, self._panel.window())
        self.window.name_classes(self._panel.bars.names)
        self.window.chosen.connect(self._on_chosen)
        self.window.finished.connect(self._on_finished)
        self._on_drawing_changed(self._panel.canvas.drawing)
        self.window.show()
        self._ask()

    def _ask(self) -> None:
        self._asked += 1
        self._engine.ask(PredictBatch(self._images, number=self._asked, asker=_ASKER))

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        title = digit_title(place, len(self._pictures))
        self._panel.show_example(self._pictures[place], f"{title}.")

    @Slot(object)
    def _on_drawing_changed(self, drawing: Drawing) -> None:
        """Mark the digit that is on the pad now."""
        if self.window is not None:
            places = (at for at, one in enumerate(self._pictures) if one == drawing.picture)
            self.window.select(next(places, None))

    @Slot(object)
    def _on_message(self, message: Message) -> None:
        window = self.window
        if window is None:
            return
        match message:
            case SubjectLoaded(dataset=dataset):
                window.name_classes(dataset_info(dataset).task.class_names)
                self._ask()
            case BatchPredicted(asker=asker, number=number, probabilities=shares) if (
                asker == _ASKER and number == self._asked
            ):
                window.show_answers(shares.tolist())
            case Unanswered(asker=asker, reason=reason) if asker == _ASKER:
                window.forget_answers()
                window.say(reason)

    @Slot()
    def _on_voided(self) -> None:
        if self.window is not None:
            self.window.forget_answers()

    @Slot()
    def _on_finished(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
