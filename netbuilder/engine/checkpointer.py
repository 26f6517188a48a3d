"""Keeps checkpoints of a training on the disk, without making it wait."""

from __future__ import annotations

import logging
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from netbuilder.engine.messages import CheckpointFailed
from netbuilder.errors import NetBuilderError
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.engine.messages import Listener
    from netbuilder.project.checkpoint import Checkpoint

logger = logging.getLogger(__name__)
_BETWEEN: Final = 2.0
_AT_LEAST_EVERY: Final = 60.0

Draft: TypeAlias = "Callable[[], Checkpoint]"
"""Makes a checkpoint of a state that has been taken; called in another thread."""


class CheckpointStore(Protocol):
    """Store of checkpoints (`netbuilder.files.checkpoints`)."""

    def begin(self, run_id: str) -> None:
        """Mark the run as under way, as long as this process lives."""

    def write(self, checkpoint: Checkpoint) -> None:
        """Put a checkpoint in the place of the run's former one."""

    def end(self, run_id: str, checkpoint: Checkpoint | None = None) -> None:
        """Mark the run as over and keep its last state."""

    def load(self, run_id: str) -> Checkpoint | None:
        """Return the run's newest checkpoint, if there is one."""


class Checkpointer:
    """Writes the newest checkpoint of one training in a thread of its own.

    After an epoch, but not within 2 s of the last one; within a long epoch every 60 s. What cannot
    be written is told once (`CheckpointFailed`); the training goes on.
    """

    def __init__(self, store: CheckpointStore, run_id: str, *, emit: Listener) -> None:
        self._store = store
        self._run_id = run_id
        self._emit = emit
        self._has_told = False
        self._last = time.monotonic()
        self._next: Draft | None = None
        self._is_ended = False
        self._changed = threading.Condition()
        self._writer = threading.Thread(target=self._work, name="checkpoints", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._try(lambda: self._store.begin(self._run_id))
        self._writer.start()

    def is_due(self, *, epoch_is_over: bool) -> bool:
        """Tell whether it is time for a checkpoint."""
        since = time.monotonic() - self._last
        return since >= (_BETWEEN if epoch_is_over else _AT_LEAST_EVERY)

    def keep(self, draft: Draft) -> None:
        """Have a checkpoint written soon; one that waits is overtaken."""
        self._last = time.monotonic()
        with self._changed:
            self._next = draft
            self._changed.notify()

    def end(self, take: Callable[[], Draft] | None) -> None:
        """Wait for what is being written, then mark the run as over with its last state."""
        with self._changed:
            self._next = None
        self.leave()
        self._try(partial(self._end, take))

    def leave(self) -> None:
        """Write what waits, and end the thread; the run is not over, but can be resumed."""
        with self._changed:
            self._is_ended = True
            self._changed.notify()
        if self._writer.ident is not None:
            self._writer.join()

    def _end(self, take: Callable[[], Draft] | None) -> None:
        try:
            last = None if take is None else take()()
        except Exception:
            self._store.end(self._run_id)
            raise
        self._store.end(self._run_id, last)

    def _work(self) -> None:
        while (draft := self._take()) is not None:
            self._try(partial(self._write, draft))

    def _write(self, draft: Draft) -> None:
        self._store.write(draft())

    def _take(self) -> Draft | None:
        """Return the next draft, or None when the run is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._next is not None or self._is_ended)
            draft, self._next = self._next, None
            return draft

    def _try(self, write: Callable[[], None]) -> None:
        """Write, or say that it could not be; no failure of the store ends a training."""
        try:
            write()
        except NetBuilderError as error:
            logger.warning("no checkpoint: %s", error.sentence())
            self._tell(error)
        except Exception as error:
            logger.exception("no checkpoint")
            self._tell(_not_kept(error))
        else:
            self._has_told = False

    def _tell(self, error: NetBuilderError) -> None:
        if not self._has_told:
            self._has_told = True
            self._emit(CheckpointFailed(self._run_id, error))


def _not_kept(error: Exception) -> NetBuilderError:
    return NetBuilderError(
        _("The training cannot be checkpointed"),
        found=type(error).__name__,
        advice=_("The log has the details; please report it."),
    )
