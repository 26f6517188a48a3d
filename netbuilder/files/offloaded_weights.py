"""Offloaded weights of trainings that are over: on the disk, not in memory."""

from __future__ import annotations

import logging
import mmap
import sys
import tempfile
import weakref
from contextlib import ExitStack
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from netbuilder.project.run import Weights

logger = logging.getLogger(__name__)
MOST_BYTES: Final = 2**30
_CHUNK: Final = 2**26
_ALIGNMENT: Final = 64


class OffloadedWeights:
    """Files without a name that hold weights as long as anybody has use for them.

    They go with the process, whatever its end. The system brings what is read into memory, and out
    again when other weights come. Only one thread may offload weights.

    Args:
        folder: Where the files are made.
        most_bytes: What they take together at most; what comes after that stays in memory.
    """

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._bytes = 0
        self._file: BinaryIO | None = None
        self._view: mmap.mmap | None = None
        self._views: weakref.WeakSet[mmap.mmap] = weakref.WeakSet()
        self._used = 0

    def put(self, weights: Weights) -> Weights:
        """Return the same weights, read-only and on the disk; where that fails, as they are."""
        size = sum(_room(array) for arrays in weights.values() for array in arrays)
        try:
            if self._view is None or self._used + size > len(self._view):
                if self._bytes + size > self._most_bytes:
                    return weights
                self._begin(max(size, _CHUNK))
            self._leave_memory()
            return MappingProxyType(
                {node: tuple(map(self._write, arrays)) for node, arrays in weights.items()}
            )
        except (OSError, ValueError) as error:
            logger.warning("weights stay in memory: %s", error)
            return weights

    def _begin(self, size: int) -> None:
        """Make another file; the former goes with the last weights in it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as opened:
            file = opened.enter_context(
                tempfile.TemporaryFile(dir=self._folder, prefix="weights-", buffering=0)
            )
            file.truncate(size)
            view = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
            opened.pop_all()
        if self._file is not None:
            self._file.close()
        self._file, self._view, self._used = file, view, 0
        self._bytes += size
        self._views.add(view)
        weakref.finalize(view, self._let_go, size)

    def _let_go(self, size: int) -> None:
        self._bytes -= size

    def _leave_memory(self) -> None:
        """Let the system have the memory of what was read; it is read again when asked for."""
        if sys.platform != "win32":
            for view in self._views:
                view.madvise(mmap.MADV_DONTNEED)

    def _write(self, array: NDArray[Any]) -> NDArray[Any]:
        if self._file is None or self._view is None:
            raise ValueError("no file to write to")
        start = self._used
        self._file.seek(start)
        left = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        while left:
            left = left[self._file.write(left) :]
        self._used += _room(array)
        held = np.frombuffer(self._view, array.dtype, count=array.size, offset=start)
        return held.reshape(array.shape)


def _room(array: NDArray[Any]) -> int:
    """Return how many bytes an array takes, up to where the next may begin."""
    return -(-int(array.nbytes) // _ALIGNMENT) * _ALIGNMENT
