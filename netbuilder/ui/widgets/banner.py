"""A banner: a line of words above the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from netbuilder.ui.style.icons import icon
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import rich_label
from netbuilder.words import _


class Banner(QFrame):
    """A line of words on a quiet ground, which the person can dismiss.

    Signals:
        acted(): the person wants what the words offer, called `action`.
    """

    acted = Signal()

    def __init__(self, *, closable: bool, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = rich_label()
        self.words.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self.words, 1)
        self.action = QPushButton(action)
        self.action.setVisible(bool(action))
        self.action.clicked.connect(self.acted)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button = QToolButton()
        self.button.setAutoRaise(True)
        self.button.setAccessibleName(_("Dismiss"))
        self.button.setToolTip(_("Dismiss"))
        self.button.setVisible(closable)
        self.button.clicked.connect(self.hide)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._paint_icon()
        self.hide()

    def say(self, html: str) -> None:
        """Show other words; none hide the banner."""
        self.words.setText(html)
        self.setVisible(bool(html))

    def _paint_icon(self) -> None:
        theme = theme_of(self.palette())
        self.button.setIcon(icon("close", colour=theme.muted, disabled=theme.border))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a quiet ground with a line below it."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setPen(QColor(theme.border))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()
