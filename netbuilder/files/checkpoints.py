"""The checkpoints of all trainings, so that one that was interrupted can be gone on with."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from platformdirs import user_data_path

from netbuilder.errors import NetBuilderError
from netbuilder.files.errors import FileError
from netbuilder.files.shelves import Shelf, Shelves, key_of
from netbuilder.project.checkpoint_codec import checkpoint_from_json
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.checkpoint import Checkpoint

MOST_BYTES: Final = 2**30
_log = logging.getLogger(__name__)


def data_folder() -> Path:
    """Return where checkpoints are kept."""
    return user_data_path("netbuilder", appauthor=False) / "checkpoints"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A training that did not come to its end, and whose process is gone.

    Attributes:
        run_id: The run's id.
        name: What the person calls the run.
        title: The project's title.
        document_id: The id of the document while it was open, or empty.
        origin: The path of the document's file, or empty.
        epoch: The epoch it was in, counted from 1, those of the runs before it included.
        epochs: How many epochs were planned, counted in the same way.
        written: When its state was kept, in Unix time.
    """

    run_id: str
    name: str
    title: str
    document_id: str
    origin: str
    epoch: int
    epochs: int
    written: float


class CheckpointStore:
    """Keeps the newest state of each training, within `most_bytes`.

    Its methods may be called from any thread, and several processes may share the folder: each run
    belongs to the process that holds its lock, which the system lets go of when that process is
    gone, however it went.

    Args:
        folder: Where it is; made when the first training begins.
        most_bytes: What all runs together may take. The oldest that are over give way first, then
            the oldest that nobody has gone on with; a run under way never does.
    """

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._mutex = threading.RLock()
        self._shelves = Shelves(folder)
        self._held: dict[str, Shelf] = {}

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
                        _("The training is under way in another program"),
                        found=_("its state in use"),
                        expected=_("one program at a time"),
                        advice=_("End the training there first."),
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

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Return the runs that came to no end and are in no process' hands, the newest first."""
        if not self._shelves.are_there:
            return ()
        with self._mutex:
            try:
                with self._shelves.gate():
                    found = [_look_at(shelf) for shelf in self._shelves.left_alone()]
            except NetBuilderError as error:
                _log.warning("interrupted trainings cannot be looked for: %s", error)
                return ()
        known = (run for run in found if run is not None)
        return tuple(sorted(known, key=lambda run: run.written, reverse=True))


def _look_at(shelf: Shelf) -> Unfinished | None:
    """Return what is told of an interrupted run; None where it ended, or is damaged."""
    try:
        head = shelf.folder.head()
        if head is None or head.ended:
            return None
        checkpoint = checkpoint_from_json(shelf.folder.manifest())
    except NetBuilderError as error:
        _log.warning("an interrupted training cannot be read: %s", error)
        return None
    run, state = checkpoint.run, checkpoint.state
    if key_of(run.id) != shelf.key:
        _log.warning("an interrupted training lies in the place of another: %s", shelf.key)
        return None
    return Unfinished(
        run_id=run.id,
        name=run.name,
        title=checkpoint.title,
        document_id=checkpoint.document_id,
        origin=checkpoint.origin,
        epoch=run.first_epoch + min(state.position.epoch + 1, state.knobs.epochs),
        epochs=run.first_epoch + state.knobs.epochs,
        written=head.written,
    )
