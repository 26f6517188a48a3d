"""Ends the process in time, whatever its main thread is doing."""

from __future__ import annotations

import logging
import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

DEADLINE: Final = 2.0
"""Seconds from the request to end the program to its end."""
SLOW_DISK: Final = 10.0
"""Seconds for which, after that, a copy that is being written is waited for."""
logger = logging.getLogger(__name__)


def leave_process(code: int = 0) -> None:
    """End the process without taking the interpreter apart, which waits for threads."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


class Backstop:
    """Waits for the main thread to end the process, and after the deadline does it itself.

    The main thread may be in a dialog of the system, in a file that takes long, or in a fault.

    Args:
        keep: Puts the work where the next start finds it, within so many seconds; called in a
            thread of its own, also where the main thread has done it already.
        deadline: Seconds that the main thread has.
        end: Ends the process.
    """

    def __init__(
        self,
        keep: Callable[[float], object],
        *,
        deadline: float = DEADLINE,
        end: Callable[[], None] = leave_process,
    ) -> None:
        self._keep = keep
        self._deadline = deadline
        self._end = end
        self._once = threading.Lock()
        self._timer: threading.Timer | None = None

    def begin(self) -> None:
        """Let the time run; a second call does nothing."""
        with self._once:
            if self._timer is None:
                self._timer = threading.Timer(self._deadline, self._on_deadline)
                self._timer.name, self._timer.daemon = "backstop", True
                self._timer.start()

    def _on_deadline(self) -> None:
        logger.warning("the program did not end within %s s", self._deadline)
        try:
            self._keep(SLOW_DISK)
        except Exception:
            logger.exception("unsaved work could not be kept")
        finally:
            self._end()
