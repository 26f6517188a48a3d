"""`netbuilder train`: a training from beginning to end, with the window's own engine."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple
from uuid import uuid4

import typer

from netbuilder.commands import output, target
from netbuilder.commands.interrupt import stopping_on_interrupt
from netbuilder.commands.out_option import Out, require_known
from netbuilder.commands.plan_options import Given, changed
from netbuilder.commands.source import open_source
from netbuilder.engine.memory import require_memory
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.refusals import refuse_errors
from netbuilder.errors import NetBuilderError
from netbuilder.files import suffixes
from netbuilder.network.graph import Graph
from netbuilder.network.shapes import frozen_parameters, total_parameters
from netbuilder.project.datasets import dataset_info
from netbuilder.project.document import Document
from netbuilder.project.example_words import speed_words
from netbuilder.project.kept_weights import unkept
from netbuilder.project.metric import LOSS
from netbuilder.project.metric_words import line_of
from netbuilder.project.run import Run, RunStatus
from netbuilder.project.run_end_words import end_words
from netbuilder.project.run_names import free_name, next_number, run_name
from netbuilder.project.run_sentences import early_end_sentence, unkept_sentence
from netbuilder.project.series import VALIDATION, Epoch
from netbuilder.project.verdict import Verdict, verdict_of
from netbuilder.words import N_, _, counted, grouped

if TYPE_CHECKING:
    from netbuilder.files.checkpoints import CheckpointStore


def train(
    source: Annotated[
        str, typer.Argument(metavar="FILE|RECIPE", help=N_("A project, a model, or a recipe."))
    ],
    *,
    out: Out = None,
    device: Annotated[
        str, typer.Option(metavar="NAME", help=N_("The device to train on, such as CPU or GPU:0."))
    ] = "",
    tensorboard: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=N_("A folder for TensorBoard event files.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Output JSON."))] = False,
    **settings: Given,
) -> None:
    """Train a network on its data and measure it on the test examples."""
    require_known(out)
    document = open_source(source)
    project = replace(document.project, plan=changed(document.project.plan, settings))
    refuse_errors(project)
    require_memory(project)
    require_place(project.graph, out)
    request = TrainRequest(
        run_id=uuid4().hex,
        name=run_name(next_number(document)),
        project=project,
        device=device,
        tensorboard=tensorboard,
        origin=str(Path(source).resolve()) if Path(source).is_file() else "",
    )
    carry_out(replace(document, project=project), request, out=out, as_json=as_json)


def require_place(graph: Graph, out: Path | None) -> None:
    """Refuse a place where no network like this can be written.

    Raises:
        NetBuilderError: It is one.
    """
    if out is not None:
        target.require_writable(out, parameters=total_parameters(graph))


def carry_out(
    document: Document,
    request: TrainRequest,
    *,
    out: Path | None,
    as_json: bool,
    store: "CheckpointStore | None" = None,
) -> None:
    """Train, write and say what came of it.

    `store` keeps the state meanwhile; it is given where it has the run already.

    Raises:
        Exit: The training was stopped or failed.
        NetBuilderError: It could not begin, or not be written.
    """
    done = _run(document, request, store, out)
    run, kept = done.run, done.kept
    _say(run, kept.path, as_json=as_json)
    if kept.path is not None and kept.path.suffix.lower() == suffixes.PROJECT:
        _tell_unkept(_with_last(document, run))
    if kept.refusal is not None:
        raise kept.refusal
    if out is not None and kept.path is None:
        output.tell(_("No training step was completed: {path} was not changed.").format(path=out))
    if done.is_open:
        output.tell(
            _("To resume the training: netbuilder resume {run}").format(
                run=run.id[: output.SHORT_ID]
            )
        )
    _end(run, done.exit_code)


class _Done(NamedTuple):
    """Result of a training; `is_open` where the system stopped it and it can be resumed."""

    run: Run
    kept: target.Kept
    exit_code: int
    is_open: bool


def _run(
    document: Document, request: TrainRequest, store: "CheckpointStore | None", out: Path | None
) -> _Done:
    """Train and write, neither of which the first Ctrl-C or SIGTERM breaks off."""
    from netbuilder.commands.train_progress import TrainProgress
    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.training import train as run_training
    from netbuilder.files.checkpoints import CheckpointStore, data_folder
    from netbuilder.files.stamp import stamp_or_none

    control, kept = TrainingControl(), store or CheckpointStore(data_folder())
    seen = None if out is None else stamp_or_none(out)
    with (
        TrainProgress() as progress,
        stopping_on_interrupt(control.stop, tell=progress.tell) as interruption,
    ):
        run = run_training(request, emit=progress, control=control, checkpoints=kept)
        run = replace(run, name=free_name(run.name, run_id=run.id, document=document))
        whole = _with_last(document, run)
        written = target.Kept() if out is None else target.keep(whole, out, seen=seen)
        stays_open = interruption.stays_open and run.status is RunStatus.STOPPED
        is_open = stays_open and kept.load(run.id) is not None
        return _Done(run, written, interruption.exit_code, is_open)


def _with_last(document: Document, run: Run) -> Document:
    """Return the document with `run` as its last, in the place of an earlier state of it."""
    others = (known for known in document.runs if known.id != run.id)
    return replace(document, runs=(*others, run))


def _say(run: Run, out: Path | None, *, as_json: bool) -> None:
    if as_json:
        output.say_json(_as_json(run, out))
        return
    if run.is_stopped_early:
        output.say(early_end_sentence(run))
    if run.test is not None:
        output.say(
            _("Test: {score}").format(score=line_of(dataset_info(run.dataset).task, run.test))
        )
    frozen = frozen_parameters(run.graph)
    if frozen:
        output.say(counted("{count} parameter is frozen", "{count} parameters are frozen", frozen))
    output.say(
        _("{parameters} parameters, {speed}").format(
            parameters=grouped(total_parameters(run.graph)),
            speed=speed_words(dataset_info(run.dataset).task.input.kind, run.images_per_second),
        )
    )
    if run.status is not RunStatus.FAILED:  # Then the refusal says it.
        output.say(_verdict_line(verdict_of(run)))
    if out is not None:
        output.say(_("Written to {path}").format(path=out))


def _verdict_line(verdict: Verdict) -> str:
    if verdict.suggestion is None:
        return verdict.words()
    return _("{verdict} Suggestion: {suggestion}.").format(
        verdict=verdict.words(), suggestion=verdict.suggestion.title
    )


def _tell_unkept(document: Document) -> None:
    runs = unkept(document)
    if runs:
        output.tell(unkept_sentence(runs))


def _as_json(run: Run, out: Path | None) -> dict[str, object]:
    verdict = verdict_of(run)
    metrics = [metric.name for metric in dataset_info(run.dataset).task.metrics]
    return {
        "metrics": metrics,
        "epochs": [_epoch_as_json(epoch, metrics) for epoch in run.series.epochs],
        "test": None if run.test is None else dict(run.test.figures()),
        "verdict": {"kind": str(verdict.kind), "sentence": verdict.words()},
        "stopped_early": run.is_stopped_early,
        "parameters": total_parameters(run.graph),
        "frozen_parameters": frozen_parameters(run.graph),
        "images_per_second": run.images_per_second,
        "out": None if out is None else str(out),
    }


def _epoch_as_json(epoch: Epoch, metrics: list[str]) -> dict[str, float | None]:
    """Return the figures of an epoch by their whole names; null where nothing was held out."""
    names = (before + name for before in ("", VALIDATION) for name in (LOSS.name, *metrics))
    measured = epoch.figures()
    return {**{name: measured.get(name) for name in names}, "seconds": epoch.seconds}


def _end(run: Run, exit_code: int) -> None:
    if run.status is RunStatus.FAILED:
        what, advice = end_words(run)
        output.fail(NetBuilderError(what, advice=advice))
        raise typer.Exit(output.FAULT)
    if run.status is RunStatus.STOPPED:
        raise typer.Exit(exit_code)
