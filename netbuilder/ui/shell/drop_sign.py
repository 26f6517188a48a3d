"""Sign over the window, while a file or an image is dragged over it, that says where it lands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_VEIL: Final = 0.78
"""Opacity of the veil over all but the target."""
_EDGE: Final = 2.0
_INSET: Final = 8
_ROUND: Final = 8.0
_MARGIN: Final = QSize(22, 14)


class DropSign(QWidget):
    """A veil with a sentence; what takes the drop shows through it within a dashed frame."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._words = ""
        self._target = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words

    @property
    def target(self) -> QRect:
        """Place that takes the drop, in pixels of the window: a part of it, or all of it."""
        return self._target

    def lie_over(self, window: QWidget, words: str, *, target: QWidget | None) -> None:
        """Say over a window what a drop would do, and point at `target` if it is seen there."""
        if self.parentWidget() is not window:
            self.setParent(window)
        whole = window.rect()
        self._target = whole.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        if target is not None and target.window() is window and target.isVisible():
            self._target = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self._words = words
        self.setGeometry(whole)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint veil, frame and sentence."""
        theme = theme_of(self.palette())
        target = QRectF(self._target)
        covered, seen = QPainterPath(), QPainterPath()
        covered.addRect(QRectF(self.rect()))
        if self._target.width() < self.width() - 2 * _INSET:
            seen.addRoundedRect(target, _ROUND, _ROUND)
        veil = QColor(theme.window)
        veil.setAlphaF(_VEIL)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(covered.subtracted(seen), veil)
        painter.setPen(QPen(QColor(theme.accent), _EDGE, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(target, _ROUND, _ROUND)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        """Paint the sentence on a card, in the middle of the window."""
        theme = theme_of(self.palette())
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        room = self.rect().adjusted(0, 0, -4 * _MARGIN.width(), 0)
        wrapped = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
        card = painter.boundingRect(room, wrapped, self._words)
        card = card.adjusted(-_MARGIN.width(), -_MARGIN.height(), _MARGIN.width(), _MARGIN.height())
        card.moveCenter(self.rect().center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(card, _ROUND, _ROUND)
        painter.setPen(QColor(theme.on_accent))
        painter.drawText(card, wrapped, self._words)
