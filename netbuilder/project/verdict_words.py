"""The verdict on a run in words: a title, and a sentence with the figures that it goes by."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.knobs import as_turned
from netbuilder.project.learning_curve import recent_gain
from netbuilder.project.overfitting import training_losses
from netbuilder.words import _, grouped, percent

if TYPE_CHECKING:
    from netbuilder.project.learning_curve import Curve
    from netbuilder.project.run import Run

_LARGE = 1_000.0
_HUGE = 1e15


def not_finite(run: Run) -> str:
    """Say that the loss became NaN or infinite, where, and what most likely made it."""
    _graph, plan = as_turned(run)
    sentence = _("The loss became NaN or infinite in epoch {epoch}").format(
        epoch=_epoch(run, _first_bad(run))
    )
    where = run.ran_away_in
    if where is not None and where in run.graph.nodes:
        sentence = _("{what}, first in {block} (“{node}”)").format(
            what=sentence, block=_(run.graph.block(where).title), node=where
        )
    return _("{what}. Most likely the learning rate of {rate:g} is too large.").format(
        what=sentence, rate=plan.learning_rate
    )


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
        "The training loss grew to {loss}; answering blindly would have given {start}. Most likely "
        "the learning rate of {rate:g} is too large."
    ).format(
        loss=loss_words(run.series.epochs[-1].loss),
        start=loss_words(start),
        rate=plan.learning_rate,
    )


def too_short(curve: Curve) -> str:
    """Say that there are too few epochs to see a trend, and the score so far."""
    if not len(curve):
        return _("No epoch was completed, so there is nothing to judge yet.")
    return _(
        "After {epochs} there is no clear trend yet. So far {share} of the {images} are right."
    ).format(epochs=_count(len(curve)), share=percent(curve.accuracies[-1]), images=_images(curve))


def at_chance(curve: Curve, *, chance: float) -> str:
    """Say that the network is no better than a guess."""
    return _(
        "At best {share} of the {images} were right; always answering the most frequent class "
        "gets {chance}."
    ).format(share=percent(max(curve.accuracies)), images=_images(curve), chance=percent(chance))


def overfits(run: Run, start: int, *, is_kept: bool) -> str:
    """Say what became worse while training went on getting better."""
    first, last = run.series.epochs[start], run.series.epochs[-1]
    fell = training_losses(first, last)
    sentence = _(
        "Since then the validation loss rose from {low} to {high}, while the training loss fell "
        "from {before} to {after}."
    ).format(
        low=loss_words(first.val_loss or 0.0),
        high=loss_words(last.val_loss or 0.0),
        before=loss_words(fell[0]),
        after=loss_words(fell[1]),
    )
    kept = _("The weights of epoch {epoch} were kept.").format(epoch=_epoch(run, start))
    return f"{sentence} {kept}" if is_kept else sentence


def improving(curve: Curve) -> str:
    """Say how much better the run was getting at its end."""
    _gain, strip = recent_gain(curve.losses)
    before, after = curve.losses[:-strip], curve.losses[-strip:]
    return _(
        "Over the last {epochs} the lowest {kind} loss went from {before} to {after}, the best "
        "accuracy from {low} to {high}."
    ).format(
        epochs=_count(strip),
        kind=_kind(curve),
        before=loss_words(min(before)),
        after=loss_words(min(min(before), *after)),
        low=percent(max(curve.accuracies[:-strip])),
        high=percent(max(curve.accuracies)),
    )


def settled(curve: Curve, *, accuracy: float, epoch: int) -> str:
    """Say what a run no longer gets below, since an epoch that is counted from 0."""
    return _(
        "Since then the {kind} loss has not fallen noticeably below {loss}; {share} of the "
        "{images} are right."
    ).format(
        kind=_kind(curve),
        loss=loss_words(curve.losses[epoch]),
        share=percent(accuracy),
        images=_images(curve),
    )


def fine(run: Run, curve: Curve, *, accuracy: float, epoch: int) -> str:
    """Say that nothing is wrong, as far as can be seen."""
    right = _("{share} of the {images} are right").format(
        share=percent(accuracy), images=_images(curve)
    )
    if not curve.is_validation:
        return _(
            "{right}. No validation examples were kept aside: overfitting would not show."
        ).format(right=right)
    return _(
        "{right}. The validation loss settled at epoch {epoch}, with no sign of overfitting."
    ).format(right=right, epoch=_epoch(run, epoch))


def epoch_title(marked: str, run: Run, epoch: int) -> str:
    """Write a title that names an epoch, counted from 0 here, as people count."""
    return _(marked).format(epoch=_epoch(run, epoch))


def loss_words(loss: float) -> str:
    """Write a loss with three digits, a large one as a grouped whole number."""
    if _LARGE <= abs(loss) < _HUGE:
        return grouped(round(loss))
    return f"{loss:#.3g}".removesuffix(".")


def _epoch(run: Run, index: int) -> str:
    return grouped(epoch_number(index, first_epoch=run.first_epoch))


def _count(epochs: int) -> str:
    return _("1 epoch") if epochs == 1 else _("{count} epochs").format(count=grouped(epochs))


def _images(curve: Curve) -> str:
    return _("validation images") if curve.is_validation else _("training images")


def _kind(curve: Curve) -> str:
    return _("validation") if curve.is_validation else _("training")
