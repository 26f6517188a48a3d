"""The folders of all runs' checkpoints, which the programs of one person share.

```
store.lock      the gate: held while a run is taken, looked for or removed
runs/<key>/     one run's checkpoint (`checkpoint_folder`); the key is made from the run's id
runs/<key>.lock held by the process that trains it, for as long as it lives
damaged/<key>/  one that was damaged, for people to look at
```
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from netbuilder.errors import NetBuilderError
from netbuilder.files.checkpoint_folder import CheckpointFolder
from netbuilder.files.errors import FileError, not_written
from netbuilder.files.quarantine import judged
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_RUNS: Final = 100
"""Number of runs kept, so that a training that continues one finds its optimizer's state."""
_PATIENCE: Final = 30.0


def key_of(run_id: str) -> str:
    """Return the name of a run's folder; ids come from files and may hold anything."""
    return hashlib.sha256(run_id.encode("utf-8", "backslashreplace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One run's folder and its lock, which belongs to at most one process."""

    key: str
    folder: CheckpointFolder
    lock: FileLock

    def take(self) -> bool:
        """Take the lock, within the gate; tell whether it could be.

        Raises:
            FileError: There can be no lock in this folder.
        """
        try:
            self.lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise not_written(Path(self.lock.lock_file), error) from error
        return True

    def judged(self, error: NetBuilderError, *, what: str = "") -> NetBuilderError:
        """Return what to say of the state, which was refused; damage is set aside.

        The lock must be held.
        """
        folder = self.folder.path
        return judged(error, folder, folder=folder.parent.parent, what=what)

    def let_go(self) -> None:
        """Give the lock back, within the gate; of an empty shelf nothing stays."""
        with suppress(NetBuilderError):
            if self.folder.head() is None:
                self.folder.remove()
        self.lock.release()
        # Within the gate nobody else can have opened it, which makes it safe to remove.
        with suppress(OSError):
            Path(self.lock.lock_file).unlink()


class Shelves:
    """All shelves in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runs = folder / "runs"
        self._gate = FileLock(folder / "store.lock", timeout=_PATIENCE, thread_local=False)

    @property
    def are_there(self) -> bool:
        """True once anything has been put here."""
        return self._runs.is_dir()

    @contextmanager
    def gate(self) -> Iterator[None]:
        """Keep other programs from taking or removing shelves within.

        Raises:
            FileError: The folder cannot be written to, or another program blocks it.
        """
        try:
            self._runs.mkdir(parents=True, exist_ok=True)
            self._gate.acquire()
        except (OSError, Timeout) as error:
            raise not_written(self._folder, error) from error
        try:
            yield
        finally:
            self._gate.release()

    def shelf(self, run_id: str) -> Shelf:
        """Return the shelf of a run."""
        return self._shelf(key_of(run_id))

    def _shelf(self, key: str) -> Shelf:
        lock = FileLock(self._runs / f"{key}.lock", thread_local=False)
        return Shelf(key, CheckpointFolder(self._runs / key), lock)

    def _all(self) -> Iterator[Shelf]:
        """Yield all shelves; none where the folder cannot be read."""
        with suppress(OSError):
            names = sorted(path.name for path in self._runs.iterdir() if path.is_dir())
            yield from map(self._shelf, names)

    def left_alone(self) -> Iterator[Shelf]:
        """Yield the shelves that no process has, within the gate; this one has each meanwhile."""
        for shelf in self._all():
            with suppress(NetBuilderError):
                if not shelf.take():
                    continue
                try:
                    yield shelf
                finally:
                    shelf.let_go()

    def make_room(self, needed: int, *, beside: Shelf, most_bytes: int) -> None:
        """Remove runs that are over, until `needed` bytes beside it are at most `most_bytes`.

        What was interrupted, or cannot be read, stays: only a person gives that up.

        Raises:
            FileError: They are too many even so.
        """
        sizes = {shelf.key: shelf.folder.size for shelf in self._all() if shelf.key != beside.key}
        total = needed + sum(sizes.values())
        if total > most_bytes or len(sizes) >= MOST_RUNS:
            for shelf in self._over():
                if total <= most_bytes and len(sizes) < MOST_RUNS:
                    return
                shelf.folder.remove()
                total -= sizes.pop(shelf.key, 0)
        if total > most_bytes:
            raise _no_room(total, most_bytes)

    def _over(self) -> list[Shelf]:
        """Return the runs that came to their end, the oldest first."""
        found = []
        for shelf in self.left_alone():
            with suppress(NetBuilderError):
                head = shelf.folder.head()
                if head is not None and head.ended:
                    found.append((head.written, shelf))
        return [shelf for _written, shelf in sorted(found, key=lambda item: item[0])]


def _no_room(total: int, most_bytes: int) -> FileError:
    return FileError(
        _("The training cannot be checkpointed"),
        found=_("{size} bytes together with other checkpoints").format(size=grouped(total)),
        expected=_("at most {size} bytes").format(size=grouped(most_bytes)),
        advice=_(
            "The training continues, but could not be resumed after a crash or power "
            "failure. To free space, resume or discard interrupted trainings at the "
            "next start."
        ),
    )
