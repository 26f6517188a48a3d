"""Sending of turned knobs: not at every move of a slider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netbuilder.ui.widgets.throttle import Throttle

if TYPE_CHECKING:
    from netbuilder.project.knobs import Knobs

_LEAST_GAP_MS: Final = 200
"""Pause between two turns of a knob that costs nothing, such as the learning rate."""
_SETTLED_MS: Final = 400
"""Pause after the last turn of a knob that makes the engine compile anew, as a dropout rate."""


class KnobSender(QObject):
    """Keeps the newest knobs until it is time to send them.

    Signals:
        sent(knobs): these are wanted now.
    """

    sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Knobs | None = None
        self._throttle = Throttle(self._send, self, least=_LEAST_GAP_MS)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self.flush)

    @property
    def wanted(self) -> Knobs | None:
        """Knobs that are wanted and were not sent yet."""
        return self._wanted

    @property
    def is_settling(self) -> bool:
        """True while a costly knob waits until nothing moves."""
        return self._settling.isActive()

    def offer(self, knobs: Knobs, *, is_costly: bool, is_held: bool) -> None:
        """Send soon: what is costly only once the slider is let go, or nothing moves any more."""
        self._wanted = knobs
        if is_costly:
            self._throttle.cancel()
            self._settling.stop()
            if not is_held:
                self._settling.start()
        elif not self._settling.isActive():
            self._throttle.ask()

    @Slot()
    def flush(self) -> None:
        """Send what is wanted at once."""
        self._settling.stop()
        self._throttle.act_now()

    def _send(self) -> None:
        if self._wanted is not None:
            knobs, self._wanted = self._wanted, None
            self.sent.emit(knobs)

    def forget(self) -> None:
        """Send nothing of what was wanted."""
        self._settling.stop()
        self._throttle.cancel()
        self._wanted = None
