"""One of several digits of a picture: its image, the network's answer, a button to choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from netbuilder.data.framing import SIDE
from netbuilder.project.certainty import answer_sentence
from netbuilder.ui.pad.bars import DigitBars
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.picture_label import PictureLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SCALE = 4
_WIDTH = 168


class DigitCard(QWidget):
    """Shows what the network gets of one digit, and what it answers; `button` is called `title`."""

    def __init__(self, title: str, image: NDArray[np.uint8], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.button = QRadioButton(title, self)
        self.image = PictureLabel("", side=_SCALE * SIDE, parent=self)
        self.image.show_numbers(image.astype(np.float32))
        self.bars = DigitBars(self)
        # To choose the digit is all that there is to do here.
        self.bars.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bars.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._answer = plain_label(parent=self)
        self._answer.setWordWrap(True)
        self._lay_out()

    @property
    def answer(self) -> str:
        """Sentence below the bars; empty until there is an answer."""
        return self._answer.text()

    def sizeHint(self) -> QSize:
        """Return the usual width; the words below take as many lines as they need."""
        return QSize(max(_WIDTH, super().sizeHint().width()), super().sizeHint().height())

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Have a bar for each of these classes."""
        self.bars.name_classes(names)

    def show_probabilities(self, shares: Sequence[float]) -> None:
        """Show an answer; none where there are no probabilities, or not one for each bar."""
        fits = bool(shares) and self.bars.are_for(shares)
        self.bars.show_probabilities(shares if fits else ())
        said = answer_sentence(shares, self.bars.names) if self.bars.probabilities else ""
        self._answer.setText(said)
        self.button.setAccessibleName(": ".join(filter(None, (self._title, said))))

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        self._answer.setAlignment(Qt.AlignmentFlag.AlignTop | middle)
        self._answer.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button, 0, middle)
        layout.addWidget(self.image, 0, middle)
        layout.addWidget(self.bars, 1)
        layout.addWidget(self._answer)
