"""Trainings that did not come to their end: which there are, and what cannot be read of them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.files.errors import reading
from netbuilder.files.shelves import key_of
from netbuilder.project.checkpoint_codec import checkpoint_from_json
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.files.shelves import Shelf

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A training that did not end by itself, and whose process is gone.

    Attributes:
        run_id: The run's id.
        name: What the person calls the run.
        title: The project's title.
        document_id: The id of the document while it was open, or empty.
        origin: The path of the document's file, or empty.
        epoch: The epoch it was in, counted from 1, those of the runs before it included.
        epochs: Number of epochs that were planned, counted in the same way.
        written: Time at which its state was kept, in Unix time.
    """

    run_id: str
    name: str
    title: str
    document_id: str
    origin: str
    epoch: int
    epochs: int
    written: float


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Interrupted runs: those that can be resumed, and why the others cannot be read."""

    runs: tuple[Unfinished, ...] = ()
    refusals: tuple[NetBuilderError, ...] = ()


def look_at(shelves: Iterable[Shelf]) -> Interrupted:
    """Return the interrupted runs among these, the newest first; damage is set aside.

    The shelves are held by this process while they are looked at.
    """
    runs: list[Unfinished] = []
    refusals: list[NetBuilderError] = []
    for shelf in shelves:
        try:
            with reading(shelf.folder.path):
                run = _unfinished(shelf)
        except NetBuilderError as error:
            _log.warning("an interrupted training cannot be read: %s", error)
            what = _("An interrupted training cannot be resumed.")
            refusals.append(shelf.judged(error, what=what))
        else:
            runs += [] if run is None else [run]
    runs.sort(key=lambda run: run.written, reverse=True)
    return Interrupted(tuple(runs), tuple(refusals))


def _unfinished(shelf: Shelf) -> Unfinished | None:
    """Return what is told of an interrupted run; None where it ended.

    Raises:
        NetBuilderError: It cannot be read.
    """
    head = shelf.folder.head()
    if head is None or head.ended:
        return None
    checkpoint = checkpoint_from_json(shelf.folder.manifest())
    run, state = checkpoint.run, checkpoint.state
    if key_of(run.id) != shelf.key:
        _log.warning("an interrupted training lies in the place of another: %s", shelf.key)
        return None
    last = state.knobs.epochs - 1
    return Unfinished(
        run_id=run.id,
        name=run.name,
        title=checkpoint.title,
        document_id=checkpoint.document_id,
        origin=checkpoint.origin,
        epoch=epoch_number(min(state.position.epoch, last), first_epoch=run.first_epoch),
        epochs=epoch_number(last, first_epoch=run.first_epoch),
        written=head.written,
    )
