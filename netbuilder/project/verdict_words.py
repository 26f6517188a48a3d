"""The verdict on a run in words: a title, and a sentence with the figures that it goes by."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.knobs import as_turned
from netbuilder.project.learning_curve import recent_gain
from netbuilder.project.metric_words import short, three_digits, title_of
from netbuilder.project.overfitting import training_losses
from netbuilder.project.score_words import Part, chance_sentence, score_sentence
from netbuilder.words import N_, Amount, _, counted, grouped, number

if TYPE_CHECKING:
    from netbuilder.project.learning_curve import Curve
    from netbuilder.project.run import Run


def not_finite(run: Run) -> str:
    """Say that the loss became NaN or infinite, where, and what most likely made it."""
    _graph, plan = as_turned(run)
    epoch, rate = _epoch(run, _first_bad(run)), number(plan.learning_rate)
    where = run.diverged_in
    if where is not None and where in run.graph.nodes:
        return _(
            "The loss became NaN or infinite in epoch {epoch}, first in {block} (“{node}”). "
            "Most likely the learning rate of {rate} is too large."
        ).format(epoch=epoch, block=_(run.graph.block(where).title), node=where, rate=rate)
    return _(
        "The loss became NaN or infinite in epoch {epoch}. "
        "Most likely the learning rate of {rate} is too large."
    ).format(epoch=epoch, rate=rate)


def _first_bad(run: Run) -> int:
    """Return the epoch, counted from 0, in which the loss diverged: the first that has no mean."""
    epochs = run.series.epochs
    bad = (
        i
        for i, epoch in enumerate(epochs)
        if not math.isfinite(epoch.loss + (epoch.val_loss or 0.0))
    )
    return next(bad, len(epochs))


def grown(run: Run, *, start: float) -> str:
    """Say that the loss grew far above that of a blind answer."""
    _graph, plan = as_turned(run)
    return _(
        "The training loss grew to {loss}; random guessing would have given {start}. "
        "Most likely the learning rate of {rate} is too large."
    ).format(
        loss=three_digits(run.series.epochs[-1].loss),
        start=three_digits(start),
        rate=number(plan.learning_rate),
    )


def trained_elsewhere() -> str:
    """Say why there are weights, and nothing to judge them by."""
    return _("The file does not say how the model was trained.")


def too_short(curve: Curve) -> str:
    """Say that there are too few epochs to see a trend, and the score so far."""
    if not len(curve):
        return _("No epoch was completed, so there is nothing to judge yet.")
    trend = counted(
        "After {count} epoch there is no clear trend yet.",
        "After {count} epochs there is no clear trend yet.",
        len(curve),
    )
    return f"{trend} {_score(curve, curve.figures[-1])}"


def at_chance(curve: Curve, *, chance: float) -> str:
    """Say that the network is no better than a guess."""
    return chance_sentence(curve.task, curve.best, _part(curve), chance=chance)


def overfits(run: Run, start: int, *, is_kept: bool) -> str:
    """Say what became worse while training went on getting better."""
    first, last = run.series.epochs[start], run.series.epochs[-1]
    fell = training_losses(first, last)
    sentence = _(
        "Since then the validation loss rose from {low} to {high}, while the training loss fell "
        "from {before} to {after}."
    ).format(
        low=three_digits(first.val_loss or 0.0),
        high=three_digits(last.val_loss or 0.0),
        before=three_digits(fell[0]),
        after=three_digits(fell[1]),
    )
    kept = _("The weights of epoch {epoch} were kept.").format(epoch=_epoch(run, start))
    return f"{sentence} {kept}" if is_kept else sentence


_IMPROVING: Final = {
    Part.TRAINING: Amount(
        "Over the last {count} epoch the lowest training loss went from {before} to {after}. "
        "{metric}: at best {low} before, {high} since.",
        "Over the last {count} epochs the lowest training loss went from {before} to {after}. "
        "{metric}: at best {low} before, {high} since.",
    ),
    Part.VALIDATION: Amount(
        "Over the last {count} epoch the lowest validation loss went from {before} to {after}. "
        "{metric}: at best {low} before, {high} since.",
        "Over the last {count} epochs the lowest validation loss went from {before} to {after}. "
        "{metric}: at best {low} before, {high} since.",
    ),
}


def improving(curve: Curve) -> str:
    """Say how much better the run was getting at its end."""
    _gain, strip = recent_gain(curve.losses)
    before, after = curve.losses[:-strip], curve.losses[-strip:]
    return counted(
        *_IMPROVING[_part(curve)],
        strip,
        before=three_digits(min(before)),
        after=three_digits(min(min(before), *after)),
        metric=title_of(curve.metric),
        low=short(curve.metric, max(curve.figures[:-strip], key=curve.metric.rank)),
        high=short(curve.metric, curve.best),
    )


_SETTLED: Final = {
    Part.TRAINING: N_("Since then the training loss has not dropped noticeably below {loss}."),
    Part.VALIDATION: N_("Since then the validation loss has not dropped noticeably below {loss}."),
}


def settled(curve: Curve, *, figure: float, epoch: int) -> str:
    """Say what a run no longer gets below, since an epoch that is counted from 0."""
    words = _(_SETTLED[_part(curve)]).format(loss=three_digits(curve.losses[epoch]))
    return f"{words} {_score(curve, figure)}"


def fine(run: Run, curve: Curve, *, figure: float, epoch: int) -> str:
    """Say that nothing is wrong, as far as can be seen."""
    words = _("No validation examples were set aside, so overfitting would not show.")
    if curve.is_validation:
        words = _("The validation loss settled at epoch {epoch}, with no sign of overfitting.")
    return f"{_score(curve, figure)} {words.format(epoch=_epoch(run, epoch))}"


def epoch_title(marked: str, run: Run, epoch: int) -> str:
    """Write a title that names an epoch, counted from 0 here, as people count."""
    return _(marked).format(epoch=_epoch(run, epoch))


def _epoch(run: Run, index: int) -> str:
    return grouped(epoch_number(index, first_epoch=run.first_epoch))


def _part(curve: Curve) -> Part:
    return Part.VALIDATION if curve.is_validation else Part.TRAINING


def _score(curve: Curve, figure: float) -> str:
    return score_sentence(curve.task, figure, _part(curve))
