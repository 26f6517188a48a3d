"""The bubble of the tour: what a step says, and the buttons that lead on, back and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.announcement import announce
from netbuilder.ui.widgets.labels import heading, plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from netbuilder.ui.shell.tour.steps import Step

_WIDTH_IN_CHARACTERS: Final = 44
_ROUND: Final = 10.0
_DOT, _DOT_GAP = 7, 6


class Bubble(QFrame):
    """Says one step, of so many.

    Signals:
        back(), forward(), left(): the person wants the step before, the next, or to leave.
        tabbed_out(): Tab was pressed on the last button.
    """

    back = Signal()
    forward = Signal()
    left = Signal()
    tabbed_out = Signal()

    def __init__(self, parent: QWidget, *, count: int) -> None:
        super().__init__(parent)
        self._count = count
        self.title = heading(scale=1.15)
        self.words, self.try_it = plain_label(), plain_label()
        for label in (self.title, self.words, self.try_it):
            label.setWordWrap(True)
        font = self.try_it.font()
        font.setBold(True)
        self.try_it.setFont(font)
        self.dots = StepDots(count)
        self.leave = _button(_("&Leave"))
        self.previous = _button(_("&Back"))
        self.next = _button(_("&Next"))
        self.next.setDefault(True)
        self.leave.clicked.connect(self.left)
        self.previous.clicked.connect(self.back)
        self.next.clicked.connect(self.forward)
        self._lay_out()

    def say(self, step: Step, *, place: int, is_done: bool) -> None:
        """Say a step, the one at this place counted from 0, and let whoever listens hear it."""
        self.title.setText(_(step.title))
        self.words.setText(_(step.words))
        self.try_it.setVisible(bool(step.try_it))
        self.try_it.setText(_(step.try_it))
        self.dots.show_place(place)
        self.previous.setEnabled(place > 0)
        self.next.setText(_("Fini&sh") if place == self._count - 1 else _("&Next"))
        position = _("Step {number} of {total}").format(number=place + 1, total=self._count)
        self.setAccessibleName(position)
        self.dots.setAccessibleName(position)
        spoken = (f"{position}: {_(step.title)}.", _(step.words), _(step.try_it))
        self.setAccessibleDescription(" ".join(filter(None, spoken)))
        announce(self, self.accessibleDescription())
        if is_done:
            self.praise(step)
        self._fit()

    def praise(self, step: Step) -> None:
        """Say that the step was done."""
        done = _(step.done)
        if done and done not in self.try_it.text():
            self.try_it.setText(f"\N{CHECK MARK} {done}")
            announce(self, done)
            self._fit()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Lead from the last button to what the step speaks of."""
        if next and self.next.hasFocus():
            self.tabbed_out.emit()
            return True
        return super().focusNextPrevChild(next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, with the accent around it."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.surface))
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        painter.end()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.dots)
        row.addStretch(1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        for label in (self.title, self.words, self.try_it):
            layout.addWidget(label)
        layout.addLayout(row)
        for before, after in ((self.leave, self.previous), (self.previous, self.next)):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        wide = self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS
        width = max(wide, self.minimumSizeHint().width())
        self.resize(width, self.heightForWidth(width))


class StepDots(QWidget):
    """A dot for each step; that of the present one has the accent."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._place, self._count = 0, count

    def show_place(self, place: int) -> None:
        """Show which step it is, counted from 0."""
        self._place = place
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all dots in a row."""
        return QSize(self._count * (_DOT + _DOT_GAP), _DOT + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _DOT) / 2
        for number in range(self._count):
            painter.setBrush(QColor(theme.accent if number == self._place else theme.border))
            painter.drawEllipse(QRectF(number * (_DOT + _DOT_GAP) + _DOT_GAP / 2, top, _DOT, _DOT))
        painter.end()


def _button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(True)
    return made
