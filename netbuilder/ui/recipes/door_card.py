"""A card that is a button: a picture, a title, and a sentence on what lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import heading, plain_label
from netbuilder.ui.widgets.quiet_label import QuietLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent, QPixmap

    from netbuilder.ui.style.theme import Theme

    Painter = Callable[[Theme, float], QPixmap]

_ROUND: Final = 10.0
_SHRINK: Final = 0.5
"""The size of the picture in a row, by its size in an upright card."""
_ENTERING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DoorCard(QAbstractButton):
    """Is clicked, or chosen by Tab, arrow keys, Space and Enter.

    `painted` returns its picture for a theme and the pixel ratio of the screen.
    """

    def __init__(
        self, title: str, sentence: str, *, painted: Painter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._painted = painted
        self._picture = plain_label()
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        words = QuietLabel(sentence)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = column = QVBoxLayout()
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.addWidget(self._picture)
        self._layout.addLayout(column, 1)
        heading_label = _wrapped(title)
        column.addStretch()
        column.addWidget(heading_label)
        column.addWidget(words)
        column.addStretch()
        for label in (self._picture, heading_label, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lay_out(is_row=False)

    def lay_out(self, *, is_row: bool) -> None:
        """Put the words below the picture, or in a low row beside a smaller one."""
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if is_row else direction.TopToBottom)
        self._layout.setSpacing(16 if is_row else 8)
        margin = 6 if is_row else 14
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self._words.setSpacing(2 if is_row else 8)
        for place, stretches in enumerate((is_row, False, not is_row, is_row)):
            self._words.setStretch(place, int(stretches))
        self._shrink = _SHRINK if is_row else 1.0
        self._paint_picture()

    def sizeHint(self) -> QSize:
        """Return the size of picture and words."""
        return self._layout.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be chosen by Enter as by Space."""
        if event.key() in _ENTERING:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the mouse is elsewhere."""
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_picture()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card: the accent is around the one that has the keys, the mouse raises one."""
        theme = theme_of(self.palette())
        is_chosen, is_raised = self.hasFocus(), self.underMouse() or self.isDown()
        width = 2.0 if is_chosen else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.raised if is_raised else theme.surface))
        painter.setPen(QPen(QColor(theme.accent if is_chosen else theme.border), width))
        half = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND, _ROUND
        )
        painter.end()

    def _paint_picture(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._painted(theme_of(self.palette()), ratio * self._shrink)
        picture.setDevicePixelRatio(ratio)
        self._picture.setPixmap(picture)


def _wrapped(title: str) -> QLabel:
    label = heading(title, scale=1.1)
    label.setWordWrap(True)
    return label
