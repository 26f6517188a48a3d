"""A banner: a line or two of words above the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from netbuilder.ui.style.icons import icon
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.short_label import ShortLabel
from netbuilder.words import _

LINES = 2
"""Lines that a banner shows at first."""
AROUND_LINE = 12
"""Pixels around a line of a banner, where two banners have one each."""
_MARGINS, _SLIM_MARGINS = (12, 6, 6, 6), (12, 2, 6, 2)


class Banner(QFrame):
    """Words on a quiet ground, which the person can dismiss; of many at first two lines are shown.

    Signals:
        changed(): there is something to say, or no longer.
        acted(): the person wants what the words offer, called `action`.
        dismissed(): the person has read the words.
    """

    changed = Signal()
    acted = Signal()
    dismissed = Signal()

    def __init__(self, *, closable: bool, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_wanted, self._lines = False, LINES
        self.setAccessibleName(_("Message"))
        self.words = ShortLabel(lines=LINES)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.addWidget(self.words, 1)
        self.action = QPushButton(action)
        self.action.setVisible(bool(action))
        self.action.clicked.connect(self.acted)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.more = QToolButton()
        self.more.setAutoRaise(True)
        self.more.setCheckable(True)
        self.more.setText(_("More"))
        self.more.toggled.connect(self._on_more)
        self.more.hide()
        # Else the words would fit without the button, and no longer with it.
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        self.words.cut_changed.connect(self.more.setVisible)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.button = QToolButton()
        self.button.setAutoRaise(True)
        self.button.setAccessibleName(_("Dismiss"))
        self.button.setToolTip(_("Dismiss"))
        self.button.setVisible(closable)
        self.button.clicked.connect(self._on_dismissed)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._paint_icon()
        self.hide()

    def say(self, html: str) -> None:
        """Show other words; none hide the banner."""
        self.more.setChecked(False)
        self.words.setText(html)
        self._want(bool(html))

    @property
    def is_wanted(self) -> bool:
        """True while there is something to say, shown or not."""
        return self._is_wanted

    def limit(self, lines: int) -> None:
        """Show so many lines at first; with none the banner waits for room."""
        self._lines = lines
        self.words.limit(max(1, lines))
        margins = _MARGINS if lines == LINES else _SLIM_MARGINS
        self._row.setContentsMargins(*margins)
        self.setVisible(self._is_wanted and lines > 0)

    def _want(self, is_wanted: bool) -> None:
        self._is_wanted = is_wanted
        self.setVisible(is_wanted and self._lines > 0)
        self.changed.emit()

    @Slot(bool)
    def _on_more(self, shows_all: bool) -> None:
        self.more.setText(_("Less") if shows_all else _("More"))
        self.words.show_all(shows_all)

    @Slot()
    def _on_dismissed(self) -> None:
        self._want(False)
        self.dismissed.emit()

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
