"""Writing beside the target and replacing it, so that nothing is lost halfway."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from netbuilder.files.errors import not_written

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary file beside `path` that takes its place when the block ends well.

    Then it is flushed to the disk first, and so is the folder where the platform can (Windows
    cannot). When the block raises, it is removed and `path` stays as it was.

    Raises:
        FileError: An `OSError` came from the block or from here: no folder, no permission, a full
            disk.
    """
    try:
        target = path.resolve()
        with _beside(target) as temporary:
            yield temporary
            _flush(temporary)
            os.replace(temporary, target)
            _flush_folder(target.parent)
    except OSError as error:
        raise not_written(path, error) from error


def write_text(path: Path, text: str) -> None:
    """Replace the content of `path` by `text`, in UTF-8.

    Raises:
        FileError: It cannot be written.
    """
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield an empty file in the folder of `target`, with the same suffix; remove it at the end."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    handle, name = tempfile.mkstemp(
        prefix=f".{target.stem[:40]}-", suffix=target.suffix, dir=target.parent
    )
    os.close(handle)
    temporary = Path(name)
    try:
        _keep_mode(target, temporary)
        yield temporary
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _keep_mode(target: Path, temporary: Path) -> None:
    """Give the new file the permissions of the old, or those that new files usually get.

    `mkstemp` makes files that only their owner may read.
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
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
