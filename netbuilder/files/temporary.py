"""Temporary files beside a target: names that no pattern finds, and what becomes of left ones.

The name of each carries the mark of the process that writes it. A process holds a lock under its
mark in the data folder, which the system lets go of when the process is gone, however it went: a
file whose lock is free was left by a kill, and goes when its folder is written to again.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Final

from platformdirs import user_data_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from filelock import BaseFileLock

SUFFIX: Final = ".part"
"""Suffix that no document has, so that no search for documents finds a half-written one."""
_NAME: Final = re.compile(r"\..*\.(?P<mark>[0-9a-f]{16})\.[^.]+\.part")
_MOST_LETTERS: Final = 40
_DAY: Final = 86_400
_MONTH: Final = 30 * _DAY


class _OwnMark:
    """The mark of this process, and the lock that tells others that it lives."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._folder: Path | None = None
        self._lock: BaseFileLock | None = None
        self._mark = ""

    def get(self) -> str:
        """Return the mark; without a folder to write to there is no lock, but still a mark."""
        with self._mutex:
            folder = _locks_folder()
            if folder != self._folder:
                self._let_go()
                self._folder, self._mark = folder, token_hex(8)
                _forget_marks(folder)
                self._lock = _taken(folder, self._mark)
            return self._mark

    def let_go(self) -> None:
        """Give the lock back; the next file takes another."""
        with self._mutex:
            self._let_go()

    def _let_go(self) -> None:
        if self._lock is not None:
            self._lock.release()
            with suppress(OSError):
                Path(self._lock.lock_file).unlink()
        self._folder = self._lock = None


_own: Final = _OwnMark()
atexit.register(_own.let_go)


@contextmanager
def file_beside(target: Path) -> Iterator[Path]:
    """Yield an empty file in the folder of `target`, private to its owner; remove it at the end.

    Raises:
        OSError: There can be none.
    """
    prefix = _prefix(target)
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=SUFFIX, dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        _sweep(target.parent, now=temporary.stat().st_mtime)
        yield temporary
    finally:
        _remove(temporary)


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """Yield an empty folder in the folder of `target`; remove it, with all in it, at the end.

    Raises:
        OSError: There can be none.
    """
    name = tempfile.mkdtemp(prefix=_prefix(target), suffix=SUFFIX, dir=target.parent)
    try:
        yield Path(name)
    finally:
        _remove(Path(name))


def _prefix(target: Path) -> str:
    return f".{target.stem[:_MOST_LETTERS]}.{_own.get()}."


def _sweep(folder: Path, *, now: float) -> None:
    """Remove what processes that are gone have left in `folder`.

    Those of other machines and persons hold no lock here: what they left goes after a day. `now`
    is the time by the clock of the folder's file system.
    """
    of_mark: dict[str, list[Path]] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            named = _NAME.fullmatch(entry.name)
            if named is not None:
                of_mark.setdefault(named["mark"], []).append(Path(entry.path))
    for mark, left in of_mark.items():
        is_over = _has_ended(mark)
        for path in left:
            if is_over or (is_over is None and _is_older(path, than=now - _DAY)):
                _remove(path)


def _has_ended(mark: str) -> bool | None:
    """Tell whether the process of this mark is gone; None where nothing here is known of it."""
    folder = _locks_folder()
    if mark == _own.get():
        return False
    if not _lock_file(folder, mark).exists():
        return None
    lock = _taken(folder, mark)
    if lock is None:
        return False
    lock.release()
    return True


def _is_older(path: Path, *, than: float) -> bool:
    with suppress(OSError):
        return path.lstat().st_mtime < than
    return False


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _locks_folder() -> Path:
    return user_data_path("netbuilder", appauthor=False) / "processes"


def _lock_file(folder: Path, mark: str) -> Path:
    return folder / f"{mark}.lock"


def _forget_marks(folder: Path) -> None:
    """Remove the locks of processes that are gone for a month: kills leave one each."""
    for path in folder.glob("*.lock"):
        if _is_older(path, than=time.time() - _MONTH) and _has_ended(path.stem):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _taken(folder: Path, mark: str) -> BaseFileLock | None:
    """Return the lock of a mark, taken; None where a process has it, or there can be none."""
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_file(folder, mark), thread_local=False)
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except (OSError, Timeout, NotImplementedError):
        return None
    return lock
