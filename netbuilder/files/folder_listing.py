"""The files of a folder that several programs write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def files_in(folder: Path, suffix: str) -> dict[Path, float]:
    """Return the files of this suffix with the times they were written, in Unix time.

    Names that begin with a dot are temporary files, which a living program is writing; a file that
    vanishes meanwhile is none. A folder that is not there is empty.

    Raises:
        OSError: The folder cannot be read.
    """
    found: dict[Path, float] = {}
    try:
        paths = list(folder.iterdir())
    except FileNotFoundError:
        return found
    for path in paths:
        if path.suffix == suffix and not path.name.startswith("."):
            try:
                found[path] = path.stat().st_mtime
            except FileNotFoundError:
                continue
    return found
