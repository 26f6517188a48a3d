"""The page that a first start shows: three doors, and the tour."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netbuilder.ui.document.dialogs import Door
from netbuilder.ui.recipes.door_card import DoorCard
from netbuilder.ui.recipes.door_pictures import digit_picture, empty_picture, network_picture
from netbuilder.ui.widgets.frames import for_screen, scrolling
from netbuilder.ui.widgets.labels import heading, plain_label
from netbuilder.ui.widgets.quiet_label import QuietLabel
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from netbuilder.ui.recipes.door_card import Painter

_WORDS: Final[dict[Door, tuple[str, str, Painter]]] = {
    Door.RECIPE: (
        N_("Open a ready network"),
        N_("Choose a recipe from the lecture, press Train and watch it learn."),
        network_picture,
    ),
    Door.EMPTY: (
        N_("Build your own"),
        N_("Start with just the data and add one block at a time."),
        empty_picture,
    ),
    Door.DIGIT: (
        N_("Draw a digit now"),
        N_("A trained network is built in and says which digit you drew."),
        digit_picture,
    ),
}
_MARGIN: Final = 26
_UPRIGHT: Final = (_MARGIN, 14)
_STACKED: Final = (10, 6)
"""Room above the page, and between what stands on it."""


class Welcome(QDialog):
    """Offers ways to begin; Esc leaves everything as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Getting started"))
        self._chosen: Door | None = None
        self.doors = {
            door: DoorCard(_(title), _(sentence), painted=painted)
            for door, (title, sentence, painted) in _WORDS.items()
        }
        self.tour = QPushButton(_("Take the &tour"))
        self.tour.setAutoDefault(False)
        for door, button in (*self.doors.items(), (Door.TOUR, self.tour)):
            button.clicked.connect(partial(self._choose, door))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._wide = 0
        self._lay_out()
        self.doors[Door.RECIPE].setFocus()

    @property
    def chosen(self) -> Door | None:
        """The door that was chosen; None where the page was closed."""
        return self._chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the cards where there is no room for them side by side."""
        super().resizeEvent(event)
        self._stack(is_stacked=event.size().width() < self._wide)

    def _stack(self, *, is_stacked: bool) -> None:
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_stacked else direction.LeftToRight)
        for card in self.doors.values():
            card.lay_out(is_row=is_stacked)
        above, between = _STACKED if is_stacked else _UPRIGHT
        self._column.setContentsMargins(_MARGIN, above, _MARGIN, 12)
        self._column.setSpacing(between)
        self._row.setSpacing(between)

    def _choose(self, door: Door) -> None:
        self._chosen = door
        self.accept()

    def _lay_out(self) -> None:
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        column.addWidget(heading(_("Welcome to NetBuilder"), scale=1.7))
        words = plain_label(
            _(
                "Build a neural network, watch it learn, and try it by drawing. "
                "How would you like to start?"
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        for card in self.doors.values():
            self._row.addWidget(card, 1)
        column.addLayout(self._row, 1)
        column.addWidget(
            QuietLabel(_("To see this page again, choose Getting started in the Help menu."))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 14)
        layout.addWidget(scrolling(page, sideways=True), 1)
        layout.addLayout(self._buttons())
        self._stack(is_stacked=False)
        self._wide = width = page.sizeHint().width()
        height = page.heightForWidth(width) + self.tour.sizeHint().height() + _MARGIN
        self.resize(for_screen(QSize(width + 2, height), self))

    def _buttons(self) -> QHBoxLayout:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.addWidget(self.tour)
        row.addWidget(QuietLabel(_("A tour of the window in six steps.")), 1)
        row.addWidget(buttons)
        return row
