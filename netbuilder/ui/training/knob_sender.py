"""Hands turned knobs on: not at every move of a slider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from netbuilder.project.knobs import Knobs

LEAST_GAP_MS: Final = 200
"""Between two turns of a knob that costs nothing, such as the learning rate."""
SETTLED_MS: Final = 400
"""After the last turn of a knob that makes the engine compile anew, such as a dropout rate."""


class KnobSender(QObject):
    """Keeps the newest wish until it is time to say it.

    Signals:
        sent(knobs): these are wanted now.
    """

    sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Knobs | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def wanted(self) -> Knobs | None:
        """What is wanted and was not sent yet."""
        return self._wanted

    def offer(self, knobs: Knobs, *, is_costly: bool, is_held: bool) -> None:
        """Send soon: what is costly only once the slider is let go, or nothing moves any more."""
        self._wanted = knobs
        if is_costly:
            self._timer.stop()
            if not is_held:
                self._timer.start(SETTLED_MS)
        elif not self._timer.isActive():
            elapsed = self._since.elapsed() if self._since.isValid() else LEAST_GAP_MS
            self._timer.start(max(0, LEAST_GAP_MS - elapsed))

    @Slot()
    def flush(self) -> None:
        """Send what is wanted at once."""
        self._timer.stop()
        if self._wanted is not None:
            knobs, self._wanted = self._wanted, None
            self._since.start()
            self.sent.emit(knobs)

    def forget(self) -> None:
        """Send nothing of what was wanted."""
        self._timer.stop()
        self._wanted = None
