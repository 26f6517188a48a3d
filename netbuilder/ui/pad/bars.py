"""The network's answer: one bar for each class."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.project.certainty import is_sure
from netbuilder.project.datasets import dataset_info
from netbuilder.project.project import Project
from netbuilder.ui.pad.row_words import RowWords, measured_words
from netbuilder.ui.style.theme import Theme, theme_of
from netbuilder.words import _, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 8
_THICKEST_BAR = 12.0
_ROOMIEST_ROW = 2.2
_RIVAL = 2.5
_LEAST_BAR_WIDTH = 32
_USUAL_BAR_WIDTH = 84


class DigitBars(QWidget):
    """A row for each class: its name, a bar as long as its probability, the percentage.

    The winner stands out by colour and weight, and is the accessible description. A click on a row
    says that the drawing is of that class; `BarKeys` does it by keys. The classes are those of a
    new project's data until others are named.

    Signals:
        digit_clicked(digit): a row was clicked, or its key pressed, while there is an answer.
        row_chosen(): the keys have come to another row.
    """

    digit_clicked = Signal(int)
    row_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = dataset_info(Project().dataset).task.class_names
        self._probabilities: tuple[float, ...] = ()
        self._rival: tuple[float, ...] = ()
        self._measured: RowWords | None = None
        self._chosen: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(_("Prediction"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(
            _("Click the correct digit to add the drawing to My drawings with this label")
        )
        self.show_probabilities(())

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the classes, from the first row on."""
        return self._names

    def are_for(self, probabilities: Sequence[float]) -> bool:
        """Tell whether there is a row for each of these probabilities."""
        return len(probabilities) == len(self._names)

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Have a row for each of these classes from now on; what was shown of others goes."""
        if names != self._names:
            self._names = names
            self.show_probabilities(())
            self.show_rival(())
            self.updateGeometry()

    @property
    def probabilities(self) -> tuple[float, ...]:
        """Probabilities that are shown; empty where there is no answer."""
        return self._probabilities

    @property
    def winner(self) -> int | None:
        """The most probable digit, or None where there is no answer."""
        numbers = self._probabilities
        return max(range(len(numbers)), key=numbers.__getitem__) if numbers else None

    def show_probabilities(self, probabilities: Sequence[float]) -> None:
        """Show one probability (0 to 1) for each digit; none of them, or one not a number: none."""
        is_answer = all(math.isfinite(number) for number in probabilities)
        before = self._looks()
        self._probabilities = tuple(probabilities) if is_answer else ()
        self.setAccessibleDescription(self.answer())
        after = self._looks()
        if len(before) != len(after):
            self.update()
            return
        for digit, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.update(self.row(digit).toAlignedRect())

    @property
    def rival(self) -> tuple[float, ...]:
        """Probabilities of another network, shown as thin bars below; empty where there is none."""
        return self._rival

    def show_rival(self, probabilities: Sequence[float]) -> None:
        """Show what another network says of the same drawing, or no more."""
        is_answer = all(math.isfinite(number) for number in probabilities)
        self._rival = tuple(probabilities) if is_answer else ()
        self.update()

    @property
    def chosen(self) -> int | None:
        """The row that the keys have come to, if there is one."""
        return self._chosen

    def choose(self, digit: int | None) -> None:
        """Mark a row, or none, as the one that the keys have come to."""
        if digit != self._chosen:
            self._chosen = digit
            self.update()
            self.row_chosen.emit()

    def say(self, digit: int) -> None:
        """Say that the drawing is of a class, where there is an answer."""
        if self._probabilities:
            self.digit_clicked.emit(digit)

    def _looks(self) -> list[tuple[object, ...]]:
        """Return what each row shows; most stay as they are from one answer to the next."""
        winner, width = (self.winner if is_sure(self._probabilities) else None), self.width()
        return [
            (digit == winner, percent(share, digits=0), round(share * width))
            for digit, share in enumerate(self._probabilities)
        ]

    def answer(self) -> str:
        """Return the winner with its percentage, e.g. `7, 93 %`."""
        if self.winner is None:
            return _("No prediction yet")
        return _("{digit}, {percent}").format(
            digit=self._names[self.winner],
            percent=percent(self._probabilities[self.winner], digits=0),
        )

    def sizeHint(self) -> QSize:
        """Return a size with bars long enough to compare."""
        height = (self._row_height() + 1) * len(self._names)
        return QSize(self._words_width() + _USUAL_BAR_WIDTH, height)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which words would be cut off."""
        return QSize(self._words_width() + _LEAST_BAR_WIDTH, self._row_height() * len(self._names))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a row for each digit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(self.palette())
        winner = self.winner if is_sure(self._probabilities) else None
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            marked = QRectF(self.rect()) if self._chosen is None else self.row(self._chosen)
            painter.drawRoundedRect(marked.adjusted(1, 1, -1, -1), 3, 3)
        for digit in range(len(self._names)):
            row = self.row(digit)
            if event.rect().intersects(row.toAlignedRect()):
                self._paint_row(painter, row, digit=digit, is_winner=digit == winner, theme=theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say that the drawing is the digit of this row, where the left button is pressed."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        rows = (d for d in range(len(self._names)) if self.row(d).contains(event.position()))
        digit = next(rows, None)
        if digit is not None:
            self.say(digit)

    def row(self, digit: int) -> QRectF:
        """Return where the row of a class is."""
        height = min(self.height() / len(self._names), _ROOMIEST_ROW * self._row_height())
        return QRectF(0, digit * height, self.width(), height)

    def _paint_row(
        self, painter: QPainter, row: QRectF, *, digit: int, is_winner: bool, theme: Theme
    ) -> None:
        share = self._probabilities[digit] if self._probabilities else 0.0
        painter.setFont(self._words().bold if is_winner else self.font())
        painter.setPen(QColor(theme.text if is_winner else theme.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, self._names[digit])
        if self._probabilities:
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, percent(share, digits=0))
        track = self._track(row)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(track, 2, 2)
        track.setWidth(track.width() * min(max(share, 0.0), 1.0))
        painter.setBrush(QColor(theme.accent if is_winner else theme.muted))
        if track.width() > 0:
            painter.drawRoundedRect(track, 2, 2)
        if self._rival:
            self._paint_rival(painter, row, self._rival[digit], theme)

    def _paint_rival(self, painter: QPainter, row: QRectF, share: float, theme: Theme) -> None:
        """Paint the other network's share as a thin line below the bar."""
        track = self._track(row)
        line = QRectF(track.left(), track.bottom() + 0.5, track.width(), _RIVAL)
        line.setWidth(line.width() * min(max(share, 0.0), 1.0))
        painter.setBrush(QColor(theme.validation))
        painter.drawRect(line)

    def _track(self, row: QRectF) -> QRectF:
        thickness = min(_THICKEST_BAR, row.height() * 0.6)
        left = self._words().label + _GAP
        width = max(1.0, row.width() - self._words_width())
        return QRectF(left, row.center().y() - thickness / 2, width, thickness)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the words anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measured = None

    def _words_width(self) -> int:
        words = self._words()
        return words.label + words.percent + 2 * _GAP

    def _words(self) -> RowWords:
        """Return what the words take, measured once: a pen asks 60 times a second."""
        if self._measured is None or self._measured.names != self._names:
            self._measured = measured_words(self._names, self.font())
        return self._measured

    def _row_height(self) -> int:
        """Return the least height of a row: digits have nothing below the line."""
        return self.fontMetrics().ascent() + 1
