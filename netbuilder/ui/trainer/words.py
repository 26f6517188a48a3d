"""Sentences about a training, for a student."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.network.order import active
from netbuilder.project.datasets import dataset_info
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.example_words import short_speed
from netbuilder.project.plan import Plan
from netbuilder.project.run import Run, RunStatus
from netbuilder.project.run_end_words import end_sentence
from netbuilder.project.run_sentences import early_end
from netbuilder.project.score_words import reached_in_test
from netbuilder.words import _, grouped, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Change
    from netbuilder.project.series import Epoch
    from netbuilder.ui.trainer.state import Progress

_SEPARATOR = " \N{MIDDLE DOT} "
_MINUTE = 60
_HOUR = 3600
_EXACT_SPEED = 1000


def progress_sentence(progress: Progress) -> str:
    """Say how far a training has come, e.g. `Epoch 2/10 · step 340/540 · 12 s left`.

    The stage stands first wherever there are no steps to count.
    """
    parts = [] if is_counting(progress) else [progress.stage]
    if progress.epoch:
        parts.append(epoch_words(progress))
    if is_counting(progress):
        parts += _counts(progress)
    return _SEPARATOR.join(parts)


def epoch_words(progress: Progress) -> str:
    """Say which epoch a training is in, e.g. `Epoch 2/10`."""
    return _("Epoch {epoch}/{epochs}").format(
        epoch=grouped(progress.epoch), epochs=grouped(progress.epochs)
    )


def step_words(progress: Progress) -> str:
    """Say which step of its epoch a training is at, e.g. `step 340/540`."""
    return _("step {step}/{steps}").format(
        step=grouped(progress.step), steps=grouped(progress.steps_per_epoch)
    )


def ended_sentence(run: Run) -> str:
    """Say what came of a training: its score on the test images, or why there is none."""
    if run.test is None or run.status is RunStatus.FAILED:
        return end_sentence(run) or _("The training ended without a test score")
    parts = [_end_words(run)]
    if run.best_epoch is not None:
        best = epoch_number(run.best_epoch, first_epoch=run.first_epoch)
        kept = _("Best epoch {epoch} kept")
        if run.best_epoch < 0:
            kept = _("No epoch was better than epoch {epoch}, which was kept")
        parts.append(kept.format(epoch=grouped(best)))
    parts.append(reached_in_test(dataset_info(run.dataset), run.test))
    return _SEPARATOR.join(filter(None, parts))


def _end_words(run: Run) -> str:
    """Say where a run ended before its last planned epoch; empty where it did not."""
    if run.is_stopped_early:
        return early_end(run)
    return _("Stopped") if run.status is RunStatus.STOPPED else ""


def weights_do_not_fit(run: Run) -> NetBuilderError:
    """Return why the network on the canvas cannot go on from a run."""
    return NetBuilderError(
        _("Continue training"),
        found=_("a network that has changed since {run}").format(run=run.name),
        expected=_("the same blocks, with the same number of weights"),
        advice=_("Press Train to train from scratch, or undo the change."),
    )


def block_names(graph: Graph, nodes: Iterable[NodeId]) -> dict[NodeId, str]:
    """Name blocks by their titles; of several with the same title, each by its place in the row."""
    titles = {node: _(graph.block(node).title) for node in nodes}
    names: dict[NodeId, str] = {}
    counts = Counter(titles.values())
    seen: Counter[str] = Counter()
    for node, title in titles.items():
        seen[title] += 1
        words = _("{block} {number}")
        names[node] = title if counts[title] == 1 else words.format(block=title, number=seen[title])
    return names


def knob_names(graph: Graph) -> dict[NodeId, str]:
    """Name the blocks of a network that have a knob."""
    return block_names(graph, (node for node in active(graph) if graph.block(node).knob))


def turn_sentence(change: Change, names: Mapping[NodeId, str]) -> str:
    """Say which knob was turned, e.g. `Learning rate 0.1 → 0.01`."""
    declared = Plan.declared()
    title = names.get(change.node, change.node) if change.node else change.setting
    if not change.node and change.setting in declared:
        title = _(declared[change.setting].title)
    return _("{setting} {before} → {after}").format(
        setting=title, before=_number(change.before), after=_number(change.after)
    )


def turn_place(change: Change, epochs: Sequence[Epoch], *, first_epoch: int = 0) -> str:
    """Say when a knob was turned, after the epochs that are done: in which epoch and step of it.

    `first_epoch` is how many epochs the runs had that this one continues.
    """
    index, begun = 0, 0
    for epoch in epochs:
        if change.step < begun + epoch.steps:
            break
        index, begun = index + 1, begun + epoch.steps
    return _("Epoch {epoch}, step {step}").format(
        epoch=grouped(epoch_number(index, first_epoch=first_epoch)),
        step=grouped(change.step - begun),
    )


def _number(value: float) -> str:
    return grouped(int(value)) if float(value).is_integer() else number(value, ".6g")


def time_left(seconds: float) -> str:
    """Write a time to come as coarsely as it is known."""
    whole = max(0, round(seconds))
    if whole < _MINUTE:
        return _("{seconds} s left").format(seconds=whole)
    if whole < _HOUR:
        return _("{minutes} min {seconds} s left").format(
            minutes=whole // _MINUTE, seconds=f"{whole % _MINUTE:02}"
        )
    return _("{hours} h {minutes} min left").format(
        hours=whole // _HOUR, minutes=f"{whole % _HOUR // _MINUTE:02}"
    )


def is_counting(progress: Progress) -> bool:
    """Tell whether steps and time are known, as in the stages that train."""
    return progress.fraction is not None and progress.seconds_left is not None


def _counts(progress: Progress) -> list[str]:
    """Return what is counted, the speed last."""
    counts = [step_words(progress)]
    if progress.seconds_left is not None:
        counts.append(time_left(progress.seconds_left))
    if progress.images_per_second > 0:
        counts.append(short_speed(progress.example, _steady(progress.images_per_second)))
    return counts


def _steady(speed: float) -> float:
    """Leave out digits that only flicker."""
    return round(speed, 0 if speed < _EXACT_SPEED else -3)
