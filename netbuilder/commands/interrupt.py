"""Signals: the first ends the training after its super-step, the second ends the program."""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Protocol

from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_SAME_PRESS: Final = 1.0
"""Seconds in which a second signal counts as the first come twice.

Where a whole process group is sent it (`timeout -s INT 60 uv run …`), uv passes on its own as
well; and nobody has read within a second what the second Ctrl-C does.
"""
_TERMINATIONS: Final = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals by which the system asks for the end; each system has some of them."""
_BY_SIGNAL: Final = 128
"""A process that a signal ended gives this and the signal's number as its exit code."""


class Stop(Protocol):
    """Ends a training after its super-step; `stays_open` lets it be resumed later."""

    def __call__(self, *, stays_open: bool) -> None:
        """End it."""


class Interruption:
    """Record of the signals that have arrived, and of what they ask for."""

    def __init__(
        self, stop: Stop, *, tell: Callable[[str], None], now: Callable[[], float]
    ) -> None:
        self._stop = stop
        self._tell = tell
        self._now = now
        self._first: float | None = None
        self._number = int(signal.SIGINT)

    @property
    def stays_open(self) -> bool:
        """True where the system asked for the end, not a person: the training is to be resumed."""
        return self._number != signal.SIGINT

    @property
    def exit_code(self) -> int:
        """The exit code of a training that was stopped: 130 for Ctrl-C."""
        return _BY_SIGNAL + self._number

    def on_signal(self, number: int, frame: FrameType | None) -> None:
        """Stop at the first, break off at the second; called within whatever is just done."""
        if number == getattr(signal, "SIGHUP", None):
            _leave_dead_terminal()
        if self._first is None:
            self._first, self._number = self._now(), number
            self._stop(stays_open=self.stays_open)
            self._tell(self._words())
        elif self._now() - self._first >= _SAME_PRESS:
            if number == signal.SIGINT:
                signal.default_int_handler(number, frame)
            raise SystemExit(_BY_SIGNAL + number)

    def _words(self) -> str:
        if self.stays_open:
            return _("Stopping after this step as the system requests; the weights are kept.")
        return _("Stopping after this step; the weights are kept. Press Ctrl-C again to abort.")


@contextmanager
def stopping_on_interrupt(
    stop: Stop,
    *,
    tell: Callable[[str], None],
    now: Callable[[], float] = time.monotonic,
) -> Iterator[Interruption]:
    """Call `stop` at the first Ctrl-C, SIGTERM or SIGHUP instead of breaking off.

    A signal that whoever started the process wants ignored, as `nohup` does, stays ignored. Both
    `stop` and `tell` are called within whatever the main thread is just doing.
    """
    interruption, usual = Interruption(stop, tell=tell, now=now), {}
    for name in ("SIGINT", *_TERMINATIONS):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            usual[number] = signal.signal(number, interruption.on_signal)
    try:
        yield interruption
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)


def _leave_dead_terminal() -> None:
    """Let what is still said go nowhere where the terminal is gone, instead of raising."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            try:
                os.write(stream, b"")
            except OSError:
                os.dup2(nowhere, stream)
        os.close(nowhere)
