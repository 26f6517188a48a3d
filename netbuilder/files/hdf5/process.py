"""The disposable process that parses HDF5: started when needed, ended when it takes too long."""

from __future__ import annotations

import atexit
import logging
import os
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from netbuilder.files.hdf5.conversation import Refusal, RefusedError, ask, greet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netbuilder.files.hdf5.conversation import Arrays, Group

CHILD: Final = Path(__file__).with_name("child.py")
_START_SECONDS: Final = 60.0
"""Time until the child answers at all: Python, NumPy and h5py from a cold disk."""
_SECONDS: Final = 5.0
_BYTES_PER_SECOND: Final = 100 * 10**6
"""A file may take five seconds, and one more for each 100 MB."""
_log = logging.getLogger(__name__)


class Hdf5Process:
    """A child that serves many files, and is replaced after one that it did not get over.

    It ends with this process, or after a minute without work. Calls of several threads take turns.
    """

    def __init__(self, program: Path = CHILD, *, seconds: float = _SECONDS) -> None:
        self._program = program
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The child's number, if there is one."""
        return None if self._child is None else self._child.pid

    def read(self, content: bytes, groups: Sequence[Group]) -> Arrays:
        """Return the arrays of all groups, one after the other, read-only.

        Args:
            content: The bytes of an HDF5 file.
            groups: What has to be in it.

        Raises:
            RefusedError: It is not there, or takes more time or memory than it may.
            OSError: There can be no process.
        """
        with self._turn:
            child = self._ready()
            seconds = self._seconds + len(content) / _BYTES_PER_SECOND
            with self._deadline(child, seconds):
                return ask(child, content, groups, seconds=seconds)

    def close(self) -> None:
        """End the child, if there is one."""
        with self._turn:
            self._end()

    def _ready(self) -> subprocess.Popen[bytes]:
        """Return a child that answers; the former may have ended of itself."""
        if self._child is not None:
            with suppress(RefusedError):
                return self._greeted(self._child, self._seconds)
        self._child = _start(self._program)
        return self._greeted(self._child, _START_SECONDS)

    def _greeted(self, child: subprocess.Popen[bytes], seconds: float) -> subprocess.Popen[bytes]:
        with self._deadline(child, seconds):
            greet(child)
        return child

    @contextmanager
    def _deadline(self, child: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
        """End the child where the block takes too long, or fails with more than a plain no."""
        is_late = threading.Event()

        def end() -> None:
            is_late.set()
            child.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield
        except RefusedError as error:
            refusal = Refusal("time", f"{seconds:.0f}") if is_late.is_set() else error.refusal
            if refusal.group is None:
                _log.info("the process that parses HDF5 has ended: %s", refusal.why)
                self._end()
            raise RefusedError(refusal) from error
        except BaseException:
            self._end()
            raise
        finally:
            timer.cancel()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        child.wait()


def _start(program: Path) -> subprocess.Popen[bytes]:
    """Start the child apart from Ctrl-C, and from what this folder and Python's variables say."""
    apart: dict[str, Any] = {"process_group": 0}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NO_WINDOW}
    return subprocess.Popen(
        [sys.executable, "-I", str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Threads of linear algebra, which nothing here needs, take addresses of the memory limit.
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        **apart,
    )


process: Final = Hdf5Process()
"""The one of this program."""
atexit.register(process.close)
