"""The one way in which zips are written: members without a date, readable by all.

So equal contents give equal files, and a clock before 1980 or after 2107, which no zip can name,
keeps nothing from being written.
"""

from __future__ import annotations

import shutil
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BEGINNING_OF_TIME: Final = (1980, 1, 1, 0, 0, 0)
_READABLE_BY_ALL: Final = 0o100644 << 16
_UNIX: Final = 3


class ArchiveWriter:
    """A zip that is being written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def __len__(self) -> int:
        """Return how many members it has so far."""
        return len(self._archive.infolist())

    def add(self, name: str, content: bytes | str, *, is_packed: bool = False) -> None:
        """Add a member, compressed where it `is_packed`."""
        info = _member(name)
        info.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
        self._archive.writestr(info, content)

    def add_folder(self, folder: Path) -> None:
        """Add all files in `folder` and below it, under their paths from there."""
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            info = _member(path.relative_to(folder).as_posix())
            info.file_size = path.stat().st_size
            with path.open("rb") as source, self._archive.open(info, "w") as member:
                shutil.copyfileobj(source, member)


@contextmanager
def writing_archive(path: Path) -> Iterator[ArchiveWriter]:
    """Yield a zip at `path`, to be filled within."""
    with zipfile.ZipFile(path, "w") as archive:
        yield ArchiveWriter(archive)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _BEGINNING_OF_TIME)
    info.external_attr = _READABLE_BY_ALL
    info.create_system = _UNIX
    return info
