"""Button whose text goes on in a second line where there is too little width for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)


class WrappingButton(QPushButton):
    """Push button that may be narrower than its text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a button with the longest word."""
        metrics = self.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self.text().split()), default=0)
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), longest + self._margins()), hint.height())

    def hasHeightForWidth(self) -> bool:
        """Say that it becomes higher where it becomes narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of its text, wrapped, with the room around it."""
        hint = super().sizeHint()
        more = self._text_height(width - self._margins()) - self._text_height(hint.width())
        return hint.height() + more

    def _text_height(self, width: int) -> int:
        room = QRect(0, 0, max(1, width), 10_000)
        return self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button as the style does, and the text in as many lines as it needs."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        side = self._margins() // 2
        room = self.rect().adjusted(side, 0, -side, 0)
        self.style().drawItemText(
            painter,
            room,
            _WRAPPED,
            self.palette(),
            self.isEnabled(),
            self.text(),
            self.foregroundRole(),
        )

    def _margins(self) -> int:
        """Return how much wider the button is than its text."""
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return super().sizeHint().width() - text.width()
