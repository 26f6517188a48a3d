"""Interrupted trainings, as the command line lists and resumes them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from netbuilder.commands import output
from netbuilder.commands.train import carry_out, require_place
from netbuilder.engine.protocol import resume_request
from netbuilder.errors import NetBuilderError
from netbuilder.files.checkpoints import CheckpointStore, data_folder
from netbuilder.files.opening import open_origin
from netbuilder.files.spare import spares
from netbuilder.sentences import one_of
from netbuilder.words import _, counted, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netbuilder.files.unfinished import Unfinished


def go_on(wanted: str, *, out: Path | None, as_json: bool) -> None:
    """Resume the run of this name or id, or the newest; write and say what comes of it.

    Raises:
        NetBuilderError: There is no such run, its state cannot be read (damage is set aside), or
            the place is none.
    """
    store = CheckpointStore(data_folder())
    runs = _runs(store)
    chosen = _choose(runs, wanted)
    if not wanted and len(runs) > 1:
        others = ", ".join(_short(other) for other in runs if other is not chosen)
        output.tell(
            _("Resuming the most recent run, {run}; also interrupted: {others}.").format(
                run=_short(chosen), others=others
            )
        )
    checkpoint = store.take(chosen.run_id)
    if checkpoint is None:
        raise _nothing()
    try:
        require_place(checkpoint.run.graph, out)
    except NetBuilderError:
        store.leave(chosen.run_id)
        raise
    if out is None:
        output.tell(_("Without --out the trained network is not saved."))
    document, _path = open_origin(checkpoint)
    carry_out(document, resume_request(checkpoint), store=store, out=out, as_json=as_json)


def _runs(store: CheckpointStore) -> tuple[Unfinished, ...]:
    """Return the interrupted runs; what cannot be read of them is told."""
    found = store.interrupted()
    for refusal in found.refusals:
        output.tell(refusal.sentence())
    return found.runs


def _choose(runs: Sequence[Unfinished], wanted: str) -> Unfinished:
    if not runs:
        raise _nothing()
    if not wanted:
        return runs[0]
    found = [run for run in runs if run.name.casefold() == wanted.casefold()]
    found = found or [run for run in runs if run.run_id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    raise NetBuilderError(
        _("The interrupted run “{name}” is ambiguous").format(name=wanted[:40]),
        found=counted("{count} run", "{count} runs", len(found)),
        expected=one_of(map(_short, found or runs), near=wanted),
        advice=_("Give the run’s id, as shown by netbuilder resume --list."),
    )


def _nothing() -> NetBuilderError:
    return NetBuilderError(
        _("No interrupted training"),
        found=_("no unfinished run"),
        expected=_("at least one"),
        advice=_("Start one with netbuilder train."),
    )


def list_all(*, as_json: bool) -> None:
    """Say which trainings were interrupted, then which networks lie in the spare folder."""
    runs, kept = _runs(CheckpointStore(data_folder())), spares()
    if as_json:
        told = [{**asdict(run), "path": None} for run in runs]
        output.say_json([*told, *({**asdict(spare), "path": str(spare.path)} for spare in kept)])
        return
    for run in runs:
        output.say_entry(
            run.run_id[: output.SHORT_ID],
            _("{run} of “{title}”: epoch {epoch} of {epochs}, {when}").format(
                run=run.name,
                title=_(run.title) or _("Untitled"),
                epoch=grouped(run.epoch),
                epochs=grouped(run.epochs),
                when=_when(run.written),
            ),
        )
    for spare in kept:
        output.say_entry(
            spare.run_id[: output.SHORT_ID],
            _("{run} of “{title}”, trained; --out could not be written, so it was saved as").format(
                run=spare.name, title=_(spare.title) or _("Untitled")
            ),
        )
        output.say_path(spare.path)
    if not runs:
        output.tell(_("No interrupted training."))


def _when(written: float) -> str:
    return f"{datetime.fromtimestamp(written).astimezone():%Y-%m-%d %H:%M}"


def _short(run: Unfinished) -> str:
    return f"{run.name} ({run.run_id[: output.SHORT_ID]})"
