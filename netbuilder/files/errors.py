"""What is said when a file cannot be read or written."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.words import N_, _, grouped

if TYPE_CHECKING:
    from pathlib import Path


class FileError(NetBuilderError):
    """A file that cannot be read or written."""


class DamagedFileError(FileError):
    """A file that is damaged, or that asks for more than it should."""


_WHY: Final = {
    errno.ENOSPC: (N_("a full disk"), N_("Make room, or choose another folder.")),
    errno.EDQUOT: (N_("a full disk quota"), N_("Make room, or choose another folder.")),
    errno.EACCES: (N_("no permission"), N_("Choose a folder of your own.")),
    errno.EPERM: (N_("no permission"), N_("Choose a folder of your own.")),
    errno.EROFS: (N_("a folder that cannot be written to"), N_("Choose a folder of your own.")),
    errno.ENOENT: (N_("no such file or folder"), N_("Look at the name and the folder.")),
    errno.ENOTDIR: (N_("no such file or folder"), N_("Look at the name and the folder.")),
    errno.EISDIR: (N_("a folder of this name"), N_("Choose a file.")),
    errno.ENAMETOOLONG: (N_("a name that is too long"), N_("Choose a shorter name.")),
}


def not_written(path: Path, error: OSError) -> FileError:
    """Return the refusal to write `path`; what was there before is untouched."""
    found, advice = _why(error)
    return FileError(
        _("{name} cannot be written").format(name=path.name),
        found=found,
        expected=_("a folder that can be written to, with room"),
        advice=advice,
    )


def not_read(path: Path, error: OSError) -> FileError:
    """Return the refusal to read `path`."""
    found, advice = _why(error)
    return FileError(
        _("{name} cannot be opened").format(name=path.name),
        found=found,
        expected=_("a file that can be read"),
        advice=advice,
    )


def _why(error: OSError) -> tuple[str, str]:
    known = _WHY.get(error.errno or 0)
    if known is None:
        return (error.strerror or type(error).__name__, _("Try again, or choose another place."))
    return (_(known[0]), _(known[1]))


def damaged(subject: str, *, found: str, expected: str = "") -> DamagedFileError:
    """Return the refusal of a damaged file, with the advice that goes for all of them."""
    return DamagedFileError(
        subject,
        found=found,
        expected=expected,
        advice=_("The file is damaged: open an older copy of it."),
    )


def too_large(subject: str, found: int, most: int) -> DamagedFileError:
    """Return the refusal of something that holds too many bytes."""
    return DamagedFileError(
        subject,
        found=_("{size} bytes").format(size=grouped(found)),
        expected=_("at most {size} bytes").format(size=grouped(most)),
        advice=_("The file was not made to be opened here."),
    )
