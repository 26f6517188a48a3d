"""A line of text that never asks for more room than it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetrics

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_SEPARATORS = " \N{MIDDLE DOT},:"
"""Characters that no text ends in before an ellipsis."""


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return the beginning of a text that has room in `width` pixels, with an ellipsis behind it.

    It ends after a whole word or number: a part of a number would be another number.
    """
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        begun = " ".join(words[:count]).rstrip(_SEPARATORS) + _ELLIPSIS
        if metrics.horizontalAdvance(begun) <= width:
            return begun
    is_figure = any(map(str.isdigit, words[0]))
    first = "" if is_figure else words[0]
    return metrics.elidedText(first + _ELLIPSIS, Qt.TextElideMode.ElideRight, width)


class ElidingLabel(QWidget):
    """One line in the longest wording that has room; the tool tip has the whole text.

    Where not even the shortest has room, it ends in an ellipsis.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._shorter: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str, *, shorter: Sequence[str] = ()) -> None:
        """Show another text, or one of `shorter`, which begin with the longest."""
        if (text, tuple(shorter)) != (self._text, self._shorter):
            self._text, self._shorter = text, tuple(shorter)
            self.setAccessibleName(text)
            self.setToolTip(plain_tip(text))
            self.update()

    @property
    def shown(self) -> str:
        """The wording for which there is room."""
        metrics, wordings = self.fontMetrics(), (self._text, *self._shorter)
        for wording in wordings:
            if metrics.horizontalAdvance(wording) <= self.width():
                return wording
        return elided(wordings[-1], metrics, self.width())

    def sizeHint(self) -> QSize:
        """Return the height of a line; the width is the surroundings' matter."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wording that has room."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), flags, self.shown)
