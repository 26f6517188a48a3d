"""Writing beside the target and replacing it, so that nothing is lost halfway."""

from __future__ import annotations

import errno
import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netbuilder.files.errors import writing
from netbuilder.files.temporary import file_beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary file beside `path` that takes its place when the block ends well.

    Then it is flushed to the disk first, and so is the folder where the platform can (Windows
    cannot). When the block raises, it is removed and `path` stays as it was.

    Raises:
        FileError: Whatever went wrong in the block or here: no folder, no permission, a full disk,
            an error that nobody expected.
    """
    with writing(path):
        target = real_path(path)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        with file_beside(target) as temporary:
            yield temporary
            _flush(temporary)
            _keep_mode(target, temporary)
            os.replace(temporary, target)
    _flush_folder(target.parent)


def real_path(path: Path) -> Path:
    """Return the file that `path` leads to, whether it is there or not.

    Raises:
        OSError: It is a link that leads to itself, which `Path.resolve` calls a `RuntimeError`
            before Python 3.13.
    """
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error


def write_text(path: Path, text: str) -> None:
    """Replace the content of `path` by `text`, in UTF-8.

    Raises:
        FileError: It cannot be written.
    """
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def _keep_mode(target: Path, temporary: Path) -> None:
    """Give the new file the permissions of the old, or those that new files usually get.

    Until then only its owner may read and write it, so that it can be written at all.
    """
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Flush the folder; where that fails the file is in its place nevertheless."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        _log.warning("the folder %s is not flushed: %s", folder, error)
