"""Turns among the processes that share a test run: a test may have the machine to itself."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def turn(folder: Path, *, alone: bool) -> Iterator[None]:
    """Hold the machine while a test runs: together with other tests, or alone.

    Whoever wants to be alone lets nobody else begin meanwhile, and so waits for one test at most.

    Args:
        folder: Where the locks of the test run are, the same for all its processes.
        alone: Wait until no other test of the run is under way, and let none begin.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with _opened(folder / "door") as door, _opened(folder / "room") as room:
        fcntl.flock(door, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)
        yield


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    """Open a file that stands for a lock; closing it gives the lock back."""
    number = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        yield number
    finally:
        os.close(number)
