"""Ctrl-C: the first ends the training after its super-step, the second ends the program."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netbuilder.commands import output
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def stopping_on_interrupt(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` at the first Ctrl-C instead of breaking off."""
    usual = signal.getsignal(signal.SIGINT)

    def stop_gently(*_signal: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop()
        output.tell(_("Stopping after this step; the weights are kept. Ctrl-C again breaks off."))

    signal.signal(signal.SIGINT, stop_gently)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
