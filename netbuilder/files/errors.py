"""Errors of reading and writing files, in sentences for a student."""

from __future__ import annotations

import errno
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.words import N_, _, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)


class FileError(NetBuilderError):
    """A file that cannot be read or written."""


class UnreadableFileError(FileError):
    """A file that the system does not let be read now; what stands in it may be whole."""


class DamagedFileError(FileError):
    """A file that is damaged, or that asks for more than it should."""


class NotWantedError(FileError):
    """A file that the person no longer wants while it is written."""


_LONGEST: Final = 120
_WHY: Final = {
    errno.ENOSPC: (N_("a full disk"), N_("Free some space, or choose another folder.")),
    errno.EDQUOT: (N_("a full disk quota"), N_("Free some space, or choose another folder.")),
    errno.EACCES: (N_("no permission"), N_("Choose a folder that you may write to.")),
    errno.EPERM: (N_("no permission"), N_("Choose a folder that you may write to.")),
    errno.EROFS: (
        N_("a folder that cannot be written to"),
        N_("Choose a folder that you may write to."),
    ),
    errno.ENOENT: (N_("no such file or folder"), N_("Check the name and the folder.")),
    errno.ENOTDIR: (N_("no such file or folder"), N_("Check the name and the folder.")),
    errno.EISDIR: (N_("a folder of this name"), N_("Choose a file.")),
    errno.ELOOP: (
        N_("a link that points to itself"),
        N_("Remove the link, or choose another name."),
    ),
    errno.ENAMETOOLONG: (N_("a name that is too long"), N_("Choose a shorter name.")),
}


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Let whatever goes wrong within leave as a refusal to write `path`.

    Raises:
        NetBuilderError: What was raised within, if it is a refusal already, or what it becomes.
    """
    try:
        yield
    except NetBuilderError:
        raise
    except Exception as error:
        raise not_written(path, error) from error


def not_written(path: Path, error: Exception) -> FileError:
    """Return the refusal to write `path`; what was there before is untouched."""
    found, advice = _why(error)
    is_the_place = isinstance(error, OSError)
    return FileError(
        _("{name} cannot be written").format(name=path.name),
        found=found,
        expected=_("a writable folder with free space") if is_the_place else "",
        advice=advice,
    )


def not_read(path: Path, error: OSError) -> UnreadableFileError:
    """Return the refusal to read `path`."""
    return unreadable(_("{name} cannot be opened").format(name=path.name), error)


def unreadable(subject: str, error: OSError) -> UnreadableFileError:
    """Return the same where the file's name would tell nobody anything."""
    found, advice = _why(error)
    return UnreadableFileError(
        subject,
        found=found,
        expected=_("a readable file"),
        advice=advice,
    )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn whatever a reader raises into a refusal to open `path`.

    What no reader expected is logged: it may be a fault of ours. It is no proof of damage.

    Raises:
        FileError: The block raised something else than a `NetBuilderError`.
    """
    try:
        yield
    except NetBuilderError:
        raise
    except OSError as error:
        raise not_read(path, error) from error
    except MemoryError as error:
        raise FileError(
            _("{name} cannot be opened").format(name=path.name),
            found=_("more than fits into this machine’s memory"),
            advice=_("Close other programs, or open it on a machine with more memory."),
        ) from error
    except Exception as error:
        _log.exception("a reader failed")
        raise FileError(
            _("{name} cannot be opened").format(name=path.name),
            found=_("contents that NetBuilder cannot process ({kind})").format(
                kind=type(error).__name__
            ),
            advice=_("The file may be damaged: open an older copy of it. The log has the details."),
        ) from error


def _why(error: Exception) -> tuple[str, str]:
    if isinstance(error, MemoryError):
        return (_("too little memory"), _("Close other programs and try again."))
    if not isinstance(error, OSError):
        _log.error("unexpected", exc_info=error)
        found = _("an unexpected error ({error})").format(error=_in_short(error))
        return (found, _("Try another name or folder. The log has the details; please report it."))
    known = _WHY.get(error.errno or 0)
    if known is None:
        return (error.strerror or type(error).__name__, _("Try again, or choose another place."))
    return (_(known[0]), _(known[1]))


def _in_short(error: Exception) -> str:
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


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
        advice=_("This does not look like a file that NetBuilder can open."),
    )
