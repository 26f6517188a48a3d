"""A disk that cannot be read in places."""

from __future__ import annotations

import errno
import io
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


class _BadFile(io.FileIO):
    """A file of which the bytes from `first` on, before `end`, raise EIO."""

    def __init__(self, path: Path, bad: range) -> None:
        super().__init__(path, "rb")
        self._bad = bad

    def _check(self, size: int) -> None:
        start = self.tell()
        if start < self._bad.stop and start + size > self._bad.start:
            raise OSError(errno.EIO, "Input/output error")

    def readinto(self, buffer) -> int:
        self._check(len(buffer))
        return super().readinto(buffer)

    def read(self, size: int = -1) -> bytes:
        self._check(size if size >= 0 else 2**40)
        return super().read(size)

    def readall(self) -> bytes:
        self._check(2**40)
        return super().readall()


def fail_to_read(
    patch: pytest.MonkeyPatch, *paths: Path, bad: range = range(2**40), times: int = 2**40
) -> None:
    """Let the bytes `bad` of these files be unreadable, for the next `times` they are opened."""
    usual, left = Path.open, dict.fromkeys(paths, times)

    def opened(self: Path, mode: str = "r", buffering: int = -1, *rest, **words):
        if mode != "rb" or left.get(self, 0) <= 0:
            return usual(self, mode, buffering, *rest, **words)
        left[self] -= 1
        raw = _BadFile(self, bad)
        return raw if buffering == 0 else io.BufferedReader(raw)

    patch.setattr(Path, "open", opened)
