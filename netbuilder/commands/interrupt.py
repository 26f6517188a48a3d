"""Ctrl-C: the first ends the training after its super-step, the second ends the program."""

from __future__ import annotations

import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_SAME_PRESS: Final = 1.0
"""Seconds in which a second signal counts as the first come twice.

Where a whole process group is sent it (`timeout -s INT 60 uv run …`), uv passes on its own as
well; and nobody has read within a second what the second Ctrl-C does.
"""


@contextmanager
def stopping_on_interrupt(
    stop: Callable[[], None],
    *,
    tell: Callable[[str], None],
    now: Callable[[], float] = time.monotonic,
) -> Iterator[None]:
    """Call `stop` at the first Ctrl-C instead of breaking off.

    Both `stop` and `tell` are called within whatever the main thread is just doing.
    """
    usual, first = signal.getsignal(signal.SIGINT), None

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal first
        if first is None:
            first = now()
            stop()
            tell(_("Stopping after this step; the weights are kept. Ctrl-C again breaks off."))
        elif now() - first >= _SAME_PRESS:
            signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
