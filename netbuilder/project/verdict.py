"""The verdict on a run: what came of a training, in a sentence for a student, and a suggestion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from netbuilder.project import verdict_words as words
from netbuilder.project.chance import chance_bound, chance_figure, chance_loss
from netbuilder.project.datasets import dataset_info
from netbuilder.project.example_counts import training_part
from netbuilder.project.learning_curve import (
    GOOD_SHARE,
    GROWN,
    LEAST_EPOCHS,
    STRIP,
    Curve,
    curve_of,
    is_finite,
    is_improving,
    settled_at,
    share_of_the_way,
)
from netbuilder.project.overfitting import overfitting_from
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end_words import end_sentence
from netbuilder.project.suggestions import (
    Suggestion,
    has_far_rate,
    more_epochs,
    suggestion_for_chance,
    suggestion_for_divergence,
    suggestion_for_overfitting,
    suggestion_for_plateau,
    suggestion_to_validate,
)
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.project.run import Run


class VerdictKind(StrEnum):
    """Kind of verdict on a training; the identifier that files and `--json` know it by."""

    ENDED_UNEXPECTEDLY = "broken_off"
    DIVERGED = "diverged"
    NO_BETTER_THAN_CHANCE = "never_left_chance"
    TRAINED_ELSEWHERE = "trained_elsewhere"
    TOO_SHORT = "too_short"
    OVERFITS = "overfits"
    STILL_IMPROVING = "still_improving"
    STOPPED_IMPROVING = "stopped_improving"
    NOT_VALIDATED = "not_validated"
    FINE = "fine"


class VerdictSeverity(StrEnum):
    """Severity of a verdict, which its colour goes by: green for good alone."""

    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Verdict on a run.

    Attributes:
        kind: The verdict itself.
        severity: Its weight, from good to an error.
        title: The verdict in a few words, e.g. `Overfits from epoch 4`.
        sentence: The verdict with the figures that it goes by.
        suggestion: What to try with one click, where there is something.
    """

    kind: VerdictKind
    severity: VerdictSeverity
    title: str
    sentence: str
    suggestion: Suggestion | None = None

    def words(self) -> str:
        """Return title and sentence on one line."""
        return self.sentence if self.sentence == self.title else f"{self.title}. {self.sentence}"


def verdict_of(run: Run) -> Verdict:
    """Return the verdict on a run that has ended.

    It goes by the validation figures, by the training's where there are none, and never by the
    test score: who chooses by the test images has none left to test with.
    """
    curve = curve_of(run.series.epochs, dataset_info(run.dataset).task)
    for judge in (_ended_unexpectedly, _diverged, _short, _at_chance, _overfitting, _improving):
        found = judge(run, curve)
        if found is not None:
            return found
    return _settled(run, curve)


def has_diverged(run: Run) -> bool:
    """Tell whether the loss of a run became NaN or infinite, or grew far above chance level."""
    epochs = run.series.epochs
    if not is_finite(run):
        return True
    return bool(epochs) and epochs[-1].loss > GROWN * _loss_at_start(run)


def _ended_unexpectedly(run: Run, curve: Curve) -> Verdict | None:
    if run.status is not RunStatus.FAILED or not is_finite(run):
        return None
    return _verdict(VerdictKind.ENDED_UNEXPECTEDLY, end_sentence(run))


def _diverged(run: Run, curve: Curve) -> Verdict | None:
    if not has_diverged(run):
        return None
    is_known = is_finite(run)
    sentence = words.grown(run, start=_loss_at_start(run)) if is_known else words.not_finite(run)
    return _verdict(VerdictKind.DIVERGED, sentence, suggestion_for_divergence(run))


def _loss_at_start(run: Run) -> float:
    """Return the loss of a blind answer, or of the first step where penalties made that higher."""
    info, steps = dataset_info(run.dataset), run.series.step_loss
    blind = chance_loss(run.plan.loss, info)
    weights = run.plan.class_weights if run.plan.weight_classes else ()
    return max(blind * max((1.0, *weights)), steps[0] if len(steps) else 0.0)


def _short(run: Run, curve: Curve) -> Verdict | None:
    if run.status is RunStatus.FINISHED and not len(curve):
        return _verdict(VerdictKind.TRAINED_ELSEWHERE, words.trained_elsewhere())
    least = LEAST_EPOCHS if run.status is RunStatus.FINISHED else STRIP
    if len(curve) >= least or (len(curve) >= LEAST_EPOCHS and is_improving(curve)):
        return None
    return _too_short(run, curve)


def _too_short(run: Run, curve: Curve) -> Verdict:
    suggestion = None
    if len(curve):
        suggestion = (
            suggestion_for_chance(run)
            if _guesses(run, curve) and has_far_rate(run)
            else more_epochs(run)
        )
    return _verdict(VerdictKind.TOO_SHORT, words.too_short(curve), suggestion)


def _at_chance(run: Run, curve: Curve) -> Verdict | None:
    if not _guesses(run, curve):
        return None
    chance = chance_figure(dataset_info(run.dataset))
    sentence = words.at_chance(curve, chance=chance)
    return _verdict(VerdictKind.NO_BETTER_THAN_CHANCE, sentence, suggestion_for_chance(run))


def _guesses(run: Run, curve: Curve) -> bool:
    """Tell whether no epoch was better than chance."""
    info = dataset_info(run.dataset)
    learned = training_part(info.training, run.plan)
    examples = info.training - learned if curve.is_validation else learned
    rank = curve.metric.rank
    return rank(curve.best) <= rank(chance_bound(info, examples=examples))


def _overfitting(run: Run, curve: Curve) -> Verdict | None:
    found = overfitting_from(run.series.epochs)
    if found is None:
        return None
    kind, is_kept = VerdictKind.OVERFITS, run.best_epoch == found
    verdict = _verdict(
        kind, words.overfits(run, found, is_kept=is_kept), suggestion_for_overfitting(run)
    )
    severity = VerdictSeverity.NOTE if is_kept else verdict.severity
    return replace(verdict, severity=severity, title=words.epoch_title(_TITLES[kind], run, found))


def _improving(run: Run, curve: Curve) -> Verdict | None:
    if not is_improving(curve):
        return None
    return _verdict(VerdictKind.STILL_IMPROVING, words.improving(curve), more_epochs(run))


def _settled(run: Run, curve: Curve) -> Verdict:
    settled, figure = settled_at(curve.losses), _kept_figure(run, curve)
    if settled is None:
        return _too_short(run, curve)
    chance = chance_figure(dataset_info(run.dataset))
    if share_of_the_way(figure, chance=chance, best=curve.metric.best) < GOOD_SHARE:
        kind = VerdictKind.STOPPED_IMPROVING
        sentence = words.settled(curve, figure=figure, epoch=settled)
        title = words.epoch_title(_TITLES[kind], run, settled)
        return replace(_verdict(kind, sentence, suggestion_for_plateau(run)), title=title)
    sentence = words.fine(run, curve, figure=figure, epoch=settled)
    if curve.is_validation:
        return _verdict(VerdictKind.FINE, sentence)
    return _verdict(VerdictKind.NOT_VALIDATED, sentence, suggestion_to_validate())


def _kept_figure(run: Run, curve: Curve) -> float:
    """Return the main metric of the epoch whose weights are kept."""
    place = run.best_epoch
    return curve.figures[place if place is not None and 0 <= place < len(curve) else -1]


def _verdict(kind: VerdictKind, sentence: str, suggestion: Suggestion | None = None) -> Verdict:
    title = _(_TITLES[kind])
    return Verdict(
        kind=kind,
        severity=_SEVERITIES[kind],
        title=title,
        sentence=sentence or title,
        suggestion=suggestion,
    )


_TITLES: Final = {
    VerdictKind.ENDED_UNEXPECTEDLY: N_("Failed"),
    VerdictKind.DIVERGED: N_("Diverged"),
    VerdictKind.NO_BETTER_THAN_CHANCE: N_("No better than chance"),
    VerdictKind.TRAINED_ELSEWHERE: N_("Opened from a file"),
    VerdictKind.TOO_SHORT: N_("Too short to judge"),
    VerdictKind.OVERFITS: N_("Overfits from epoch {epoch}"),
    VerdictKind.STILL_IMPROVING: N_("Still improving"),
    VerdictKind.STOPPED_IMPROVING: N_("Stopped improving at epoch {epoch}"),
    VerdictKind.NOT_VALIDATED: N_("Not validated"),
    VerdictKind.FINE: N_("Good fit"),
}
_SEVERITIES: Final = {
    VerdictKind.ENDED_UNEXPECTEDLY: VerdictSeverity.ERROR,
    VerdictKind.DIVERGED: VerdictSeverity.ERROR,
    VerdictKind.NO_BETTER_THAN_CHANCE: VerdictSeverity.ERROR,
    VerdictKind.TRAINED_ELSEWHERE: VerdictSeverity.NOTE,
    VerdictKind.TOO_SHORT: VerdictSeverity.NOTE,
    VerdictKind.OVERFITS: VerdictSeverity.WARNING,
    VerdictKind.STILL_IMPROVING: VerdictSeverity.NOTE,
    VerdictKind.STOPPED_IMPROVING: VerdictSeverity.WARNING,
    VerdictKind.NOT_VALIDATED: VerdictSeverity.NOTE,
    VerdictKind.FINE: VerdictSeverity.GOOD,
}
