"""Checkpoints of all trainings, so that one that was interrupted can be resumed."""

from __future__ import annotations

import logging
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Final

from platformdirs import user_data_path

from netbuilder.errors import NetBuilderError
from netbuilder.files.errors import FileError, reading
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.files.shelves import Shelf, Shelves
    from netbuilder.files.unfinished import Interrupted, Unfinished
    from netbuilder.project.checkpoint import Checkpoint

MOST_BYTES: Final = 2**30
_log = logging.getLogger(__name__)


def data_folder() -> Path:
    """Return where checkpoints are kept."""
    return user_data_path("netbuilder", appauthor=False) / "checkpoints"


class CheckpointStore:
    """Keeps the newest state of each training, within `most_bytes`.

    Its methods may be called from any thread, and several processes may share the folder: each run
    belongs to the process that holds its lock, which the system lets go of when that process is
    gone, however it went.

    Args:
        folder: Where it is; made when the first training begins.
        most_bytes: What all runs together may take. The oldest that are over give way; what was
            interrupted never does, since it is nowhere else.
    """

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._mutex = threading.RLock()
        self._folder = folder
        self._held: dict[str, Shelf] = {}

    @cached_property
    def _shelves(self) -> Shelves:
        """The shelves; their locks bring asyncio, which a window need not wait for."""
        from netbuilder.files.shelves import Shelves

        return Shelves(self._folder)

    def begin(self, run_id: str) -> None:
        """Take the run for this process, until `end`, `forget` or the end of the process.

        Raises:
            FileError: Another process has it, or the folder cannot be written to.
        """
        with self._mutex:
            self._hold(run_id)

    def _hold(self, run_id: str) -> Shelf:
        if run_id not in self._held:
            with self._shelves.gate():
                shelf = self._shelves.shelf(run_id)
                if not shelf.take():
                    raise FileError(
                        _("The training is in progress in another program"),
                        found=_("its state, which is in use"),
                        expected=_("one program at a time"),
                        advice=_("Stop the training there first."),
                    )
            self._held[run_id] = shelf
        return self._held[run_id]

    def write(self, checkpoint: Checkpoint) -> None:
        """Put a checkpoint in the place of the run's former one.

        Raises:
            FileError: It cannot be written, or is larger than the store; the former one stays.
        """
        with self._mutex:
            self._write(checkpoint, ended=False)

    def _write(self, checkpoint: Checkpoint, *, ended: bool) -> None:
        shelf = self._hold(checkpoint.run.id)
        layout = shelf.folder.lay_out(checkpoint)
        with self._shelves.gate():
            self._shelves.make_room(layout.size, beside=shelf, most_bytes=self._most_bytes)
        shelf.folder.write(layout, ended=ended)

    def end(self, run_id: str, checkpoint: Checkpoint | None = None) -> None:
        """Write down that the run is over, with its last state, or with the one written last.

        Raises:
            FileError: It cannot be written.
        """
        with self._mutex:
            shelf = self._hold(run_id)
            try:
                if checkpoint is not None:
                    self._write(checkpoint, ended=True)
            finally:
                try:
                    shelf.folder.end()
                finally:
                    self._let_go(run_id)

    def forget(self, run_id: str) -> None:
        """Remove what is kept of a run.

        Raises:
            FileError: Another process has it.
        """
        with self._mutex:
            self._hold(run_id).folder.remove()
            self._let_go(run_id)

    def _let_go(self, run_id: str) -> None:
        shelf = self._held.pop(run_id)
        with self._shelves.gate():
            shelf.let_go()

    def load(self, run_id: str) -> Checkpoint | None:
        """Return the run's newest checkpoint; None where there is none, or a damaged one."""
        try:
            return self.read(run_id)
        except NetBuilderError as error:
            _log.warning("a checkpoint cannot be read: %s", error)
            return None

    def read(self, run_id: str) -> Checkpoint | None:
        """Return the run's newest checkpoint, or None without one.

        Raises:
            NetBuilderError: It is damaged; the sentence says what was found.
        """
        with self._mutex:
            return self._shelves.shelf(run_id).folder.read(run_id)

    def take(self, run_id: str) -> Checkpoint | None:
        """Take the run for this process and return its state; None where nothing is kept of it.

        Raises:
            DamagedFileError: Its state is damaged and has been set aside; the sentence says where.
            NetBuilderError: Another process has it, or its state cannot be read now or by this
                version: it stays as it is, for the next start.
        """
        with self._mutex:
            shelf = self._hold(run_id)
            try:
                with reading(shelf.folder.path):
                    return shelf.folder.read(run_id)
            except NetBuilderError as error:
                refusal = shelf.judged(error)
                self._let_go(run_id)
                raise refusal from error

    def leave(self, run_id: str) -> None:
        """Give the run back as it is, for this or another process to take it later."""
        with self._mutex:
            if run_id in self._held:
                self._let_go(run_id)

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Return the runs that came to no end and that no process holds, the newest first."""
        return self.interrupted().runs

    def interrupted(self) -> Interrupted:
        """Return the same, and the refusals of those that cannot be read; damage is set aside."""
        from netbuilder.files.unfinished import Interrupted, look_at

        with self._mutex:
            if not self._shelves.are_there:
                return Interrupted()
            try:
                with self._shelves.gate():
                    return look_at(self._shelves.left_alone())
            except NetBuilderError as error:
                _log.warning("interrupted trainings cannot be looked for: %s", error)
                return Interrupted(refusals=(error,))
