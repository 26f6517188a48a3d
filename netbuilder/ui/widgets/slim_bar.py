"""A slim progress bar that also shows that something goes on whose length nobody knows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from netbuilder.ui.style.theme import theme_of

_HEIGHT = 4
_UNITS = 400
"""Steps of a bar, about as many as it has pixels: each new value is painted at once."""
_SEGMENT = 0.25
_BEAT_MILLISECONDS = 50
_BEATS = 40


class SlimBar(QProgressBar):
    """A filled track, or, while the share done is unknown, a piece that moves along it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beat = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MILLISECONDS)
        self._timer.timeout.connect(self._on_beat)
        self.setTextVisible(False)
        self.setFixedHeight(_HEIGHT)
        self.setRange(0, _UNITS)
        self.setValue(0)

    def show_fraction(self, fraction: float | None) -> None:
        """Show a share from 0 to 1, or, for None, that something goes on."""
        most = 0 if fraction is None else _UNITS
        if most != self.maximum():
            self.setRange(0, most)
            self._run_while_busy()
            self.update()
        if fraction is not None:
            self.setValue(round(fraction * _UNITS))

    @property
    def is_busy(self) -> bool:
        """True while the share done is unknown."""
        return self.maximum() == 0

    def showEvent(self, event: QShowEvent) -> None:
        """Move, if there is something to show."""
        super().showEvent(event)
        self._run_while_busy()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do not move where nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track and filling; Fusion's own busy bar looks like a full one at this height."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.border))
        painter.drawRoundedRect(QRectF(self.rect()), _HEIGHT / 2, _HEIGHT / 2)
        left, right = self._filled()
        if right > left:
            painter.setBrush(QColor(theme.accent))
            filled = QRectF(left * self.width(), 0, (right - left) * self.width(), self.height())
            painter.drawRoundedRect(filled, _HEIGHT / 2, _HEIGHT / 2)

    def _filled(self) -> tuple[float, float]:
        """Return where the filling begins and ends, as shares of the width."""
        if not self.is_busy:
            return 0.0, self.value() / _UNITS
        head = self._beat / _BEATS * (1.0 + _SEGMENT)
        return max(0.0, head - _SEGMENT), min(1.0, head)

    def _run_while_busy(self) -> None:
        if not self.is_busy or not self.isVisible():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_beat(self) -> None:
        self._beat = (self._beat + 1) % (_BEATS + 1)
        self.update()
