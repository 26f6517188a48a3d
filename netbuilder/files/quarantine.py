"""Damage is set aside, not deleted: it is moved to a folder of its own, where nothing looks."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from netbuilder.files.errors import DamagedFileError, FileError
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.errors import NetBuilderError

FOLDER: Final = "damaged"
_CHUNK: Final = 2**20
_log = logging.getLogger(__name__)


def judged(error: NetBuilderError, path: Path, *, folder: Path, what: str = "") -> NetBuilderError:
    """Return what to say of a file, or a folder of files, that was refused; it says where it is.

    It is moved to the folder `damaged` in `folder` if the damage is proven: what was read is
    wrong, and the system lets all of it be read. Otherwise it may be whole, and stays. `what`
    says in a sentence what it is that cannot be opened, instead of a file's name that nobody knows.
    """
    subject = f"{what} {error.subject}".strip()
    if what and isinstance(error, FileError):
        subject = what.removesuffix(".")
    if isinstance(error, DamagedFileError) and _can_be_read(path):
        place = _moved(path, folder / FOLDER)
        if place is not None:
            return DamagedFileError(
                subject,
                found=error.found,
                expected=error.expected,
                advice=_("It is damaged and has been moved to {path}.").format(path=place),
            )
    stays = _("It stays in {path} and will be offered again.").format(path=path)
    advice = f"{error.advice} {stays}".strip()
    return type(error)(subject, found=error.found, expected=error.expected, advice=advice)


def _can_be_read(path: Path) -> bool:
    """Tell whether the system reads all bytes to the end."""
    try:
        files = [inner for inner in path.rglob("*") if inner.is_file()] if path.is_dir() else [path]
        for file in files:
            with file.open("rb", buffering=0) as stream:
                while stream.read(_CHUNK):
                    pass
    except OSError as error:
        _log.warning("%s cannot be read to its end: %s", path.name, error)
        return False
    return True


def _moved(path: Path, folder: Path) -> Path | None:
    """Move `path` into `folder` under a name that is free; None where that cannot be."""
    try:
        folder.mkdir(exist_ok=True)
        number, place = 1, folder / path.name
        while place.exists():
            number += 1
            place = folder / f"{path.stem}-{number}{path.suffix}"
        path.rename(place)
    except OSError as error:
        _log.warning("%s cannot be set aside: %s", path.name, error)
        return None
    return place
