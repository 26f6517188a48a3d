"""The digits of one picture beside each other, each with the network's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from netbuilder.ui.pad.digit_card import DigitCard
from netbuilder.ui.widgets.frames import for_screen, scrolling
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_MARGIN = 16
_APART = 16
_MOST_SHOWN = 5
"""Number of digits up to which none has to be scrolled to."""


class DigitsWindow(QDialog):
    """Shows a card for each digit, from left to right; beside it the pad can be used.

    Args:
        name: The name of the picture.
        images: The digits, framed: n × 28 × 28.
        parent: The window above which it stands.

    Signals:
        chosen(place): the digit at this place is to be laid onto the pad.
    """

    chosen = Signal(int)

    def __init__(self, name: str, images: NDArray[np.uint8], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.words = plain_label()
        self.words.setWordWrap(True)
        self.cards = tuple(
            DigitCard(digit_title(place, len(images)), image) for place, image in enumerate(images)
        )
        self._group = QButtonGroup(self)
        for place, card in enumerate(self.cards):
            self._group.addButton(card.button, place)
        self._group.idClicked.connect(self.chosen)
        self._lay_out()
        self.say("")

    @property
    def selected(self) -> int | None:
        """Place of the digit that is on the pad, if one of them is."""
        place = self._group.checkedId()
        return None if place < 0 else place

    def select(self, place: int | None) -> None:
        """Mark the digit that is on the pad, or none."""
        self._group.setExclusive(False)
        for at, card in enumerate(self.cards):
            card.button.setChecked(at == place)
        self._group.setExclusive(True)
        if place is not None:
            self.cards[place].button.setFocus()

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Have a bar for each of these classes on every card."""
        for card in self.cards:
            card.name_classes(names)

    def show_answers(self, probabilities: Sequence[Sequence[float]]) -> None:
        """Show the probabilities of each digit."""
        self.say("")
        for card, shares in zip(self.cards, probabilities, strict=True):
            card.show_probabilities(shares)

    def say(self, reason: str) -> None:
        """Say why there are no answers; where there is no reason, what can be done here."""
        usual = _("Each digit is read on its own. The digit you select is put on the drawing pad.")
        self.words.setText(reason or usual)

    def forget_answers(self) -> None:
        """Show no answers."""
        for card in self.cards:
            card.show_probabilities(())

    def _lay_out(self) -> None:
        row = QWidget()
        cards = QHBoxLayout(row)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(_APART)
        for card in self.cards:
            cards.addWidget(card)
        area = scrolling(row, sideways=True)
        shown = min(len(self.cards), _MOST_SHOWN)
        width = shown * (self.cards[0].sizeHint().width() + _APART)
        bar = area.horizontalScrollBar().sizeHint().height()
        usual = QSize(width, row.sizeHint().height() + bar)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        for widget in (self.words, area, buttons):
            layout.addWidget(widget)
        around = self.words.sizeHint().height() + buttons.sizeHint().height() + 4 * _MARGIN
        area.setMinimumWidth(min(width, for_screen(usual, self).width()))
        self.resize(for_screen(usual + QSize(2 * _MARGIN, around), self))
        self.cards[0].button.setFocus()


def digit_title(place: int, count: int) -> str:
    """Return what the digit at a place, counted from 0, is called."""
    return _("Digit {place} of {total}").format(place=grouped(place + 1), total=grouped(count))
