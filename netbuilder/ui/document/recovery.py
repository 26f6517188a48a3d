"""A copy of unsaved work beside the program's own files, for when it does not end by itself."""

from __future__ import annotations

import errno
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from platformdirs import user_data_path
from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal, Slot

from netbuilder.files import suffixes
from netbuilder.files.copy_writer import CopyWriter, forget, not_copied
from netbuilder.files.errors import not_written
from netbuilder.files.recovery_copy import CopyMark

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.errors import NetBuilderError
    from netbuilder.project.document import Document
    from netbuilder.ui.document.session import Session

PAUSE_MS = 500
"""Delay from an edit to the copy that holds it; the time that writing takes comes on top."""
_RETRY_MS = 5000
_SHARE = 2.0
"""Copies that take long are made less often: so many times as long passes before the next."""


def recovery_folder() -> Path:
    """Return where copies are kept."""
    return user_data_path("netbuilder", appauthor=False) / "recovery"


class RecoveryKeeper(QObject):
    """Keeps a copy of the document on the disk as long as it is unsaved.

    The copy is written by a thread of its own, since a document is a value that nobody changes. A
    lock file beside it tells other programs that this one still lives; Qt finds out of itself when
    the process that locked it is gone, also after `kill -9`.

    Signals:
        failed(error): no copy could be written; emitted again only after one could be.
    """

    failed = Signal(object)
    _wrote = Signal(object)

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        name = uuid4().hex
        self._writer = CopyWriter(folder / f"{name}{suffixes.PROJECT}")
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)
        self._former: Path | None = None
        self._thread: threading.Thread | None = None
        self._last: threading.Thread | None = None
        self._ending = threading.Lock()
        self._is_on = self._is_writing = self._is_due = self._has_told = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self.copy_now)
        self._wrote.connect(self._on_wrote)
        self._taken: Document | None = None
        session.state_changed.connect(self._on_state_changed)

    @property
    def copy(self) -> Path:
        """Path of the copy, if there is one."""
        return self._writer.path

    @property
    def due_in_ms(self) -> int:
        """Time until the next copy, in milliseconds; -1 where all is on the disk or under way."""
        return self._pause.remainingTime()

    def start(self) -> None:
        """Begin; without a folder to write to `failed` says so, and it is tried again."""
        self._is_on = True
        refusal = self._take_folder()
        if refusal is not None:
            self._on_wrote(refusal)
        self._on_state_changed()

    def replaces(self, former: Path) -> None:
        """Remove the copy that the document was recovered from, once this one's is written."""
        self._former = former

    def stop(self) -> None:
        """End, with nothing left to recover."""
        self._is_on = False
        self._pause.stop()
        if self._thread is not None:
            self._thread.join()
        self._remove()
        self._lock.unlock()

    def leave(self, timeout: float) -> bool:
        """End, with what is unsaved left in the copy for the next start; tell whether it is there.

        May be called from any thread, and again. `timeout` in seconds.
        """
        with self._ending:
            if self._is_on:
                self._is_on = False
                self._last = threading.Thread(target=self._write_last, name="recovery", daemon=True)
                self._last.start()
        if self._last is None:
            return True
        self._last.join(timeout)
        return not self._last.is_alive()

    def let_go(self) -> None:
        """Let other programs have what was left; to be called in the GUI thread."""
        self._lock.unlock()

    @Slot()
    def copy_now(self) -> None:
        """Have a copy of what is unsaved written, as soon as the one under way is."""
        if not self._is_on:
            return
        self._pause.stop()
        if self._is_writing:
            self._is_due = True
            return
        self._is_due = False
        work = self._unsaved()
        if work is None:
            self._remove()
            return
        self._is_writing = True
        self._taken = work[0]
        self._thread = threading.Thread(target=self._write, args=work, name="recovery")
        self._thread.start()

    @Slot()
    def _on_state_changed(self) -> None:
        is_written = self._is_writing and self._taken is self._session.document
        is_settled = is_written and self._session.is_unsaved
        if self._is_on and not is_settled and not self._pause.isActive():
            self._pause.start(max(PAUSE_MS, round(1000 * _SHARE * self._writer.seconds)))

    def _unsaved(self) -> tuple[Document, CopyMark] | None:
        if not self._session.is_unsaved:
            return None
        path = self._session.path
        origin = "" if path is None else str(path.absolute())
        return self._session.document, CopyMark(self._session.document_id, origin)

    def _write(self, document: Document, mark: CopyMark) -> None:
        refusal = self._take_folder() or self._writer.write(document, mark)
        with suppress(RuntimeError):  # The program has gone meanwhile.
            self._wrote.emit(refusal)

    def _write_last(self) -> None:
        work = self._unsaved()
        if work is None:
            self._remove()
        elif self._writer.write(*work) is None:
            self._forget_former()

    @Slot(object)
    def _on_wrote(self, refusal: NetBuilderError | None) -> None:
        self._is_writing = False
        if refusal is None:
            self._has_told = False
            self._forget_former()
        elif not self._has_told:
            self._has_told = True
            self.failed.emit(refusal)
        if self._is_on and (self._is_due or refusal is not None):
            self._pause.start(0 if refusal is None else _RETRY_MS)

    def _take_folder(self) -> NetBuilderError | None:
        """Make the folder and lock the copy, if not done yet; return the reason where it fails."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return not_copied(not_written(self._folder, error))
        if self._lock.isLocked() or self._lock.tryLock(0):
            return None
        is_denied = self._lock.error() is QLockFile.LockError.PermissionError
        number = errno.EACCES if is_denied else errno.EIO
        return not_copied(not_written(self._folder, OSError(number, os.strerror(number))))

    def _remove(self) -> None:
        self._writer.remove()
        self._forget_former()

    def _forget_former(self) -> None:
        if self._former is not None:
            forget(self._former)
            self._former = None
