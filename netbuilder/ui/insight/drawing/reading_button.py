"""The number of sample drawings that are read right with some steps, as a bar to be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.words import NO_FIGURE, _, grouped

_PADDING = 8
_BAR = 3
_CORNER = 3.0


class ReadingButton(QAbstractButton):
    """Figures above a bar; pressed, it stands for the steps that are chosen.

    Attributes:
        name: The steps that it is about, in words.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._share = 0.0
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Show the drawings with these steps"))
        self.show_count(None, of=0)

    def show_count(self, right: int | None, *, of: int) -> None:
        """Show so many of so many, or that it is not known."""
        self._share = right / of if right is not None and of else 0.0
        self.setText(NO_FIGURE if right is None else _figures(right, of))
        self.setAccessibleName(_("{name}: {figures}").format(name=self.name, figures=self.text()))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the longest figures."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(_figures(20, 20)) + 2 * _PADDING
        return QSize(width, metrics.height() + _BAR + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint figures and bar, and a frame where it is pressed or has the keys."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(whole, _CORNER, _CORNER)
        bar = QRectF(whole.left(), whole.bottom() - _BAR, whole.width() * self._share, _BAR)
        painter.fillRect(bar, QColor(theme.accent))
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2.0 if self.hasFocus() else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole, _CORNER, _CORNER)
        painter.setPen(QColor(theme.text))
        words = self.rect().adjusted(0, 0, 0, -_BAR)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())


def _figures(right: int, of: int) -> str:
    return _("{right} of {all}").format(right=grouped(right), all=grouped(of))
