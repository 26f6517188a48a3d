"""The copies of unsaved work that programs left behind which did not come to their end."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from netbuilder.errors import NetBuilderError
from netbuilder.files import suffixes
from netbuilder.files.errors import not_read, reading
from netbuilder.files.folder_listing import files_in
from netbuilder.files.project_file import open_document
from netbuilder.files.quarantine import judged
from netbuilder.files.recovery_copy import CopyMark, mark_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from netbuilder.project.document import Document

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recovered:
    """Document recovered from a copy, whose copy it is, and when it was written, in Unix time."""

    copy: Path
    document: Document
    mark: CopyMark
    written: float


class LeftBehind:
    """The copies in a folder that no living program is writing, the newest first.

    A copy that is damaged is set aside; one that cannot be read now, or not by this version,
    stays. Both are told once.

    Args:
        folder: Where copies are kept.
        tell: Takes the refusals.
    """

    def __init__(self, folder: Path, *, tell: Callable[[NetBuilderError], None]) -> None:
        self._folder = folder
        self._tell = tell
        self._told: set[Path] = set()

    def __iter__(self) -> Iterator[Recovered]:
        """Read one copy after the other."""
        for copy, written in self._found():
            if _is_held(copy):
                continue
            try:
                with reading(copy):
                    found = Recovered(copy, open_document(copy), mark_of(copy), written)
            except NetBuilderError as error:
                self._refuse(copy, error)
            else:
                yield found

    def _found(self) -> list[tuple[Path, float]]:
        try:
            found = files_in(self._folder, suffixes.PROJECT)
        except OSError as error:
            self._refuse(self._folder, not_read(self._folder, error))
            return []
        return sorted(found.items(), key=lambda item: item[1], reverse=True)

    def _refuse(self, copy: Path, error: NetBuilderError) -> None:
        if copy in self._told or not copy.exists():
            return
        self._told.add(copy)
        _log.warning("a recovery copy cannot be read: %s", error)
        what = _("A copy of unsaved work cannot be opened.")
        self._tell(judged(error, copy, folder=self._folder, what=what))


def _is_held(copy: Path) -> bool:
    """Tell whether a living program holds the lock beside the copy."""
    lock = QLockFile(str(copy.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        lock.unlock()
        return False
    # In a folder that cannot be written to there is no lock to be had, nor anybody to write.
    return lock.error() is QLockFile.LockError.LockFailedError
