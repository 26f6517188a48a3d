"""A line below a field: what was typed there and was not taken."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.frames import scroll_to
from netbuilder.words import _


class RefusalNote(QLabel):
    """Hidden until something is refused, and again once it is edited or shown anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(_("Why the value was not accepted"))
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._laid_out.timeout.connect(self._come_into_view)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or with an empty one nothing."""
        self.setText(sentence)
        self._apply_colour()
        self.setVisible(bool(sentence))
        self._claim_height()
        if sentence:
            self._laid_out.start()

    @Slot()
    def _come_into_view(self) -> None:
        """Scroll to the sentence, which may have come up below the edge of its panel."""
        scroll_to(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for all lines: QFormLayout (Qt 6.11) gives a row what its first width asks."""
        super().resizeEvent(event)
        self._claim_height()

    def _claim_height(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())) if self.text() else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colour()

    def _apply_colour(self) -> None:
        palette = self.palette()
        colour = QColor(theme_of(palette).error)
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)


def refusal(typed: str, *, expected: str, stays: str) -> str:
    """Say what was typed, which values are taken, and which one stays."""
    return _("{typed} was not accepted: expected {expected}. The value stays at {value}.").format(
        typed=typed, expected=expected, value=stays
    )
