"""Sentences about runs, for a student."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.project.datasets import dataset_info
from netbuilder.project.epoch_numbers import epoch_number, last_number
from netbuilder.project.example_words import speed_words
from netbuilder.project.kept_weights import Kept, weights_size
from netbuilder.project.plan import Plan, Schedule
from netbuilder.project.run import Carried
from netbuilder.project.run_sentences import early_end_sentence, value_words
from netbuilder.ui.trainer.words import ended_sentence
from netbuilder.words import N_, _, grouped, listed, sized

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netbuilder.project.run import Run
    from netbuilder.project.verdict import Verdict


def no_weights(run: Run) -> NetBuilderError:
    """Return the refusal where the weights of a run are asked for that has none."""
    return NetBuilderError(
        _("The weights of {run} were not kept").format(run=run.name),
        found=_("only its metrics and its network"),
        expected=_("the last run, a starred one, or the best one of its network"),
        advice=_("Restore the run’s network and train it again; star a run to keep its weights."),
    )


def why_no_weights(run: Run | None) -> str:
    """Return why there is nothing to continue or to export; empty where there are weights."""
    if run is None:
        return _("There is no run yet: press Train first.")
    return "" if run.weights else no_weights(run).sentence()


_REASONS: Final = {
    Kept.LAST: N_("last run"),
    Kept.STARRED: N_("starred"),
    Kept.BEST: N_("best of its network"),
}


def reason_words(kept: Iterable[Kept]) -> str:
    """Return why the file keeps the weights of a run, e.g. `last run, starred`."""
    return listed(_(_REASONS[reason]) for reason in kept)


def weights_sentence(run: Run, *, kept: Sequence[Kept]) -> str:
    """Say whether the project file keeps the weights of a run."""
    if not run.weights:
        return _("Its weights were not kept: restore its network and train it again.")
    size = sized(weights_size(run))
    if not kept:
        return _(
            "Its weights ({size}) are kept until the project is closed. Star the run "
            "to keep them in the file."
        ).format(size=size)
    return _("The project file keeps its weights ({size}): {reasons}.").format(
        size=size, reasons=reason_words(kept)
    )


_CARRIED: Final = {
    Carried.OPTIMIZER: N_("the optimizer"),
    Carried.SCHEDULE: N_("the learning-rate schedule"),
    Carried.BEST: N_("the best epoch"),
}


def continued_sentence(run: Run, *, before: str) -> str:
    """Say which run it continued, what went on from there and what began anew."""
    sentence = _("It continued {run}.").format(run=before)
    if run.carried is None:
        return sentence
    parts = [
        part
        for part in Carried
        if part is not Carried.SCHEDULE or run.plan.schedule is not Schedule.CONSTANT
    ]
    went_on = [_(_CARRIED[part]) for part in parts if part in run.carried]
    anew = [_(_CARRIED[part]) for part in parts if part not in run.carried]
    if went_on:
        sentence += " " + _("Carried over: {parts}.").format(parts=listed(went_on))
    if anew:
        sentence += " " + _("Started over: {parts}.").format(parts=listed(anew))
    return sentence


def run_page(run: Run, verdict: Verdict | None, *, before: str, kept: Sequence[Kept] = ()) -> str:
    """Return what else there is to know of a run, as HTML: how it ended, what computed it.

    There is no verdict on the run under way.
    """
    lines = [_("The training is in progress.")]
    if verdict is not None:
        lines = [verdict.words(), ended_sentence(run)]
    if run.is_stopped_early:
        lines.append(early_end_sentence(run))
    if before:
        lines.append(continued_sentence(run, before=before))
    if run.images_per_second > 0:
        kind = dataset_info(run.dataset).task.input.kind
        lines.append(speed_words(kind, round(run.images_per_second, -2)))
    lines.append(", ".join((run.device, *(f"{n} {v}" for n, v in run.versions.items()))))
    if run.weights:
        lines.append(
            _(
                "Its weights can be used by the pad and for export, and to continue "
                "training the same network."
            )
        )
    lines.append(weights_sentence(run, kept=kept))
    return _page(run.name, lines)


def epochs_page(run: Run) -> str:
    """Return which epochs of the whole training a run did, and why no more, as HTML; or nothing."""
    lines = []
    if run.first_epoch and run.series.epochs:
        lines.append(
            _("Epochs {first} to {last} of the whole training").format(
                first=grouped(epoch_number(0, first_epoch=run.first_epoch)),
                last=grouped(last_number(run)),
            )
        )
    if run.is_stopped_early:
        lines.append(early_end_sentence(run))
    return _page(run.name, lines) if lines else ""


def plan_page(run: Run) -> str:
    """Return all settings of a run's plan that matter, as HTML."""
    plan, declared = run.plan, Plan.declared()
    lines = (
        f"{_(setting.title)}: {value_words(plan, name)}"
        for name, setting in declared.items()
        if setting.matters_in(plan)
    )
    return _page(_("The plan of {run}").format(run=run.name), lines)


def _page(title: str, lines: Iterable[str]) -> str:
    return "<br>".join((f"<b>{escape(title)}</b>", *(escape(line) for line in lines)))
