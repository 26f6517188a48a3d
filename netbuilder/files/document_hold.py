"""Locks of the documents that are open: each window holds one for its own, in the data folder."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

if TYPE_CHECKING:
    from filelock import BaseFileLock


class DocumentHold:
    """The hold of one window on one file; it ends with the process, however that ends.

    Where there can be no lock, as without a data folder, the hold keeps nobody out.
    """

    def __init__(self, place: str, lock: BaseFileLock | None) -> None:
        self._place = place
        self._lock = lock

    @classmethod
    def take(cls, path: Path) -> DocumentHold | None:
        """Return the hold on a file; None where another window, here or elsewhere, has it."""
        from filelock import FileLock, Timeout

        place = _place(path)
        name = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        folder = user_data_path("netbuilder", appauthor=False) / "open"
        lock = FileLock(folder / f"{name}.lock", thread_local=False)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
        except Timeout:
            return None
        except (OSError, NotImplementedError):
            return cls(place, None)
        return cls(place, lock)

    def is_of(self, path: Path) -> bool:
        """Tell whether it is the hold on this file, whichever way leads there."""
        return self._place == _place(path)

    def let_go(self) -> None:
        """End the hold."""
        if self._lock is None:
            return
        # While it is held: who opened the file meanwhile finds it unlinked, and makes another.
        with suppress(OSError):
            Path(self._lock.lock_file).unlink()
        self._lock.release()
        self._lock = None


def _place(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
