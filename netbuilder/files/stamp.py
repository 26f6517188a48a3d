"""Stamps of files when read or written; they tell whether somebody has written them since."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Change(Enum):
    """Change of a file since it was read or written."""

    NONE = "none"
    GONE = "gone"
    WRITTEN = "written"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file at one moment.

    Attributes:
        size: Its bytes.
        modified_ns: Time of writing, in ns of Unix time by the clock of its file system.
        digest: The SHA-256 of its bytes: within one tick of that clock a file can be written twice.
    """

    size: int
    modified_ns: int
    digest: str


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a file; None where it is not there.

    Raises:
        OSError: It is there, but cannot be read.
    """
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
    return Stamp(state.st_size, state.st_mtime_ns, digest)


def stamp_or_none(path: Path) -> Stamp | None:
    """Return the stamp of a file; None where it is not there or cannot be read."""
    try:
        return stamp_of(path)
    except OSError:
        return None


def change_since(stamp: Stamp | None, path: Path) -> Change:
    """Return what has become of a file whose stamp was taken, or that was not there.

    A file that is written anew with the same bytes has not changed. Of one that cannot be read it
    is unknown.
    """
    try:
        if stamp is not None and path.stat().st_size != stamp.size:
            return Change.WRITTEN
        now = stamp_of(path)
    except FileNotFoundError:
        now = None
    except OSError:
        return Change.UNKNOWN
    if now is None:
        return Change.NONE if stamp is None else Change.GONE
    is_same = stamp is not None and now.digest == stamp.digest
    return Change.NONE if is_same else Change.WRITTEN


def is_protected(path: Path) -> bool:
    """Tell whether a file is there that says that it must not be written.

    Who may write to its folder can replace it nevertheless, and an administrator anything.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not mode & 0o222 or not os.access(path, os.W_OK)
