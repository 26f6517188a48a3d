"""A copy of unsaved work beside the program's own files, for when it does not come to its end."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from platformdirs import user_data_path
from PySide6.QtCore import QLockFile, QObject, QTimer, Slot

from netbuilder.errors import NetBuilderError
from netbuilder.files.recovery_copy import SUFFIX, CopyMark, save_copy

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.document import Document
    from netbuilder.ui.session import Session

_PAUSE_MS = 1500
"""An edit is on the disk so long after it at the latest, and the time one copy takes."""
_log = logging.getLogger(__name__)


def recovery_folder() -> Path:
    """Return where copies are kept."""
    return user_data_path("netbuilder", appauthor=False) / "recovery"


class RecoveryKeeper(QObject):
    """Keeps a copy of the document on the disk as long as it is unsaved.

    The copy is written by a thread of its own, since a document is a value that nobody changes. A
    lock file beside it tells other programs that this one still lives; Qt finds out of itself when
    the process that locked it is gone, also after `kill -9`.
    """

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        name = uuid4().hex
        self._copy = folder / f"{name}{SUFFIX}"
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._writer: threading.Thread | None = None
        self._former: Path | None = None
        self._is_on = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)
        session.state_changed.connect(self._on_state_changed)

    @property
    def copy(self) -> Path:
        """Where the copy is, if there is one."""
        return self._copy

    def start(self) -> None:
        """Begin; without a folder to write to there are no copies, and the log says so."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            _log.warning("no recovery copies: %s", error)
            return
        self._is_on = self._lock.tryLock(0)
        self._on_state_changed()

    def replaces(self, former: Path) -> None:
        """Remove the copy that the document was recovered from, once this one's is written."""
        self._former = former

    def stop(self) -> None:
        """End, with nothing left to recover."""
        self._is_on = False
        self._pause.stop()
        self._wait()
        self._remove()
        self._lock.unlock()

    @Slot()
    def _on_state_changed(self) -> None:
        if self._is_on and not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _on_pause_over(self) -> None:
        if self._writer is not None and self._writer.is_alive():
            self._pause.start()
        elif self._session.is_unsaved:
            path = self._session.path
            origin = "" if path is None else str(path.absolute())
            work = (self._session.document, CopyMark(self._session.document_id, origin))
            self._writer = threading.Thread(target=self._write, args=work, name="recovery")
            self._writer.start()
        else:
            self._remove()

    def _write(self, document: Document, mark: CopyMark) -> None:
        try:
            save_copy(document, self._copy, mark)
            if self._former is not None:
                forget(self._former)
        except NetBuilderError as error:
            _log.warning("no recovery copy: %s", error)

    def _wait(self) -> None:
        if self._writer is not None:
            self._writer.join()

    def _remove(self) -> None:
        forget(self._copy)
        if self._former is not None:
            forget(self._former)


def forget(copy: Path) -> None:
    """Remove a copy."""
    with suppress(OSError):
        copy.unlink(missing_ok=True)
