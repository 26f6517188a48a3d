"""Zip files, opened with guards."""

from __future__ import annotations

import errno
import os
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from netbuilder.files.errors import DamagedFileError, damaged, reading, too_large
from netbuilder.words import _, counted, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_MEMBERS: Final = 20_000
MOST_MEMBER: Final = 4 * 2**30
MOST_EXPANSION: Final = 100
"""A member that unpacks to more than this times its packed size is taken for a bomb."""
HARMLESS: Final = 2**20
"""Bytes to which any member may unpack, however well it was packed."""
MOST_EXPANSION_IN_ALL: Final = 10
HARMLESS_IN_ALL: Final = 2**29
"""The same for all members together, many of which may share the same packed bytes."""

_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""Errors that `zipfile` raises for damaged archives."""


def _refused_by_system(error: BaseException | None) -> OSError | None:
    """Return the error of the system behind one of `zipfile`, if there is one.

    `zipfile` turns some of them into BadZipFile. One of EINVAL is damage: a seek to before the
    beginning, where the archive says that something is.
    """
    while error is not None:
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
            return error
        error = error.__context__
    return None


class Archive:
    """A zip file, opened with guards; its members are read whole and by name.

    Nothing is unpacked to the disk, so that no member's name can lead anywhere.
    """

    def __init__(self, archive: zipfile.ZipFile, *, subject: str) -> None:
        self._archive = archive
        self._subject = subject
        self._members = {info.filename: info for info in archive.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Return how many bytes a member says it holds; 0 if there is none."""
        return self._members[name].file_size if name in self._members else 0

    def read(self, name: str, *, most: int = MOST_MEMBER) -> bytes:
        """Return a member's bytes.

        Args:
            name: The member's name.
            most: Largest number of bytes that it may hold.

        Raises:
            DamagedFileError: There is no such member, it is too large, packed suspiciously well,
                encrypted or damaged.
            OSError: The system does not let it be read; `open_archive` says so in words.
        """
        info = self._members.get(name)
        if info is None:
            raise damaged(
                self._subject, found=_("no {name} in it").format(name=name), expected=name
            )
        self._check(info, most)
        try:
            with self._archive.open(info) as member:
                content = member.read(info.file_size + 1)
        except _BROKEN as error:
            refused = _refused_by_system(error)
            if refused is not None:
                raise refused from None
            found = _("{name}, which is damaged").format(name=name)
            raise damaged(self._subject, found=found) from error
        if len(content) != info.file_size:
            raise damaged(self._subject, found=_("{name}, cut short").format(name=name))
        return content

    def _check(self, info: zipfile.ZipInfo, most: int) -> None:
        if info.file_size > most:
            raise too_large(f"{self._subject}, {info.filename}", info.file_size, most)
        packed_well = info.file_size > MOST_EXPANSION * max(info.compress_size, 1)
        if packed_well and info.file_size > HARMLESS:
            raise DamagedFileError(
                self._subject,
                found=_("{name}, which decompresses to {times} times its size").format(
                    name=info.filename, times=grouped(info.file_size // max(info.compress_size, 1))
                ),
                expected=_("at most {times} times").format(times=MOST_EXPANSION),
                advice=_("The file may be malicious, made to fill up the memory: do not open it."),
            )
        if info.compress_type not in _METHODS or info.flag_bits & _ENCRYPTED:
            raise damaged(
                self._subject,
                found=_("{name}, compressed in an unusual way").format(name=info.filename),
                expected=_("an ordinary zip file"),
            )


@contextmanager
def open_archive(path: Path, *, subject: str, kind: str) -> Iterator[Archive]:
    """Open a zip file for reading.

    Args:
        path: The file.
        subject: What messages call it.
        kind: What it should be, e.g. `a NetBuilder project (.netb)`.

    Raises:
        UnreadableFileError: The system does not let it be read.
        DamagedFileError: It is no zip file, or has too many members.
    """
    with reading(path), path.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            refused = _refused_by_system(error)
            if refused is not None:
                raise refused from None
            raise damaged(
                subject, found=_("a file that is not a zip archive"), expected=kind
            ) from error
        _check_in_all(archive, subject, os.fstat(file.fileno()).st_size)
        yield Archive(archive, subject=subject)


def _check_in_all(archive: zipfile.ZipFile, subject: str, packed: int) -> None:
    members = len(archive.infolist())
    if members > MOST_MEMBERS:
        found = counted("{count} file in it", "{count} files in it", members)
        raise damaged(subject, found=found, expected=grouped(MOST_MEMBERS))
    most = HARMLESS_IN_ALL + MOST_EXPANSION_IN_ALL * packed
    size = sum(info.file_size for info in archive.infolist())
    if size > most:
        raise too_large(subject, size, most)
