"""Sentences on what a network reaches on a part of the data, one for each kind of metric."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from netbuilder.project.metric import LOSS, Measure
from netbuilder.project.metric_words import metrics_line, short, terse, title_of
from netbuilder.project.task import ExampleKind
from netbuilder.words import N_, _, grouped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.project.datasets import DatasetInfo
    from netbuilder.project.metric import Metric
    from netbuilder.project.series import Score
    from netbuilder.project.task import Task


class Part(StrEnum):
    """The parts of a data set on which a training is judged."""

    TRAINING = "training"
    VALIDATION = "validation"


_CORRECT: Final = {
    Part.TRAINING: N_("{share} of the training examples are classified correctly."),
    Part.VALIDATION: N_("{share} of the validation examples are classified correctly."),
}
_CORRECT_IMAGES: Final = {
    Part.TRAINING: N_("{share} of the training images are classified correctly."),
    Part.VALIDATION: N_("{share} of the validation images are classified correctly."),
}
_REACHED: Final = {
    Part.TRAINING: N_("{metric} on the training examples: {number}."),
    Part.VALIDATION: N_("{metric} on the validation examples: {number}."),
}
_GUESSED: Final = {
    Part.TRAINING: N_(
        "At best {share} of the training examples were classified correctly; always predicting "
        "the most frequent class gives {chance}."
    ),
    Part.VALIDATION: N_(
        "At best {share} of the validation examples were classified correctly; always predicting "
        "the most frequent class gives {chance}."
    ),
}
_GUESSED_IMAGES: Final = {
    Part.TRAINING: N_(
        "At best {share} of the training images were classified correctly; always predicting "
        "the most frequent class gives {chance}."
    ),
    Part.VALIDATION: N_(
        "At best {share} of the validation images were classified correctly; always predicting "
        "the most frequent class gives {chance}."
    ),
}
_GUESSED_MEAN: Final = {
    Part.TRAINING: N_(
        "{metric} on the training examples: {share} at best; always predicting the mean gives "
        "{chance}."
    ),
    Part.VALIDATION: N_(
        "{metric} on the validation examples: {share} at best; always predicting the mean gives "
        "{chance}."
    ),
}


def score_sentence(task: Task, number: float, part: Part) -> str:
    """Say what the main metric of a task is on a part of the data."""
    metric = task.main_metric
    if _counts_correct(metric):
        cases = _CORRECT_IMAGES if _shows_images(task) else _CORRECT
        return _(cases[part]).format(share=short(metric, number))
    return _(_REACHED[part]).format(metric=title_of(metric), number=short(metric, number))


def chance_sentence(task: Task, number: float, part: Part, *, chance: float) -> str:
    """Say that the best figure is no better than that of a constant answer."""
    metric = task.main_metric
    cases: Mapping[Part, str] = _GUESSED_MEAN
    if task.classes:
        cases = _GUESSED_IMAGES if _shows_images(task) else _GUESSED
    return _(cases[part]).format(
        metric=title_of(metric), share=short(metric, number), chance=short(metric, chance)
    )


def reached_in_test(info: DatasetInfo, score: Score) -> str:
    """Say what the main metric is on the test examples."""
    metric, total = info.task.main_metric, grouped(info.test)
    reached = short(metric, score.figure(metric.name))
    if not _counts_correct(metric):
        words = _("{metric} on the {total} test examples: {number}")
        return words.format(metric=title_of(metric), number=reached, total=total)
    words = _("{number} of the {total} test examples classified correctly")
    if _shows_images(info.task):
        words = _("{number} of the {total} test images classified correctly")
    return words.format(number=reached, total=total)


def in_the_test(task: Task, score: Score) -> str:
    """Say the same where there is little room, e.g. `97.7 % in the test`."""
    return _("{score} in the test").format(score=main_figure(task, score))


def main_figure(task: Task, score: Score) -> str:
    """Write the main metric of a score, named unless a share of correct answers."""
    metric = task.main_metric
    reached = short(metric, score.figure(metric.name))
    return reached if _counts_correct(metric) else f"{title_of(metric)} {reached}"


def evaluation_line(info: DatasetInfo, score: Score, *, loss: str) -> str:
    """Return all figures of a score on the test examples; `loss` is the name of the loss."""
    words = _("Loss {loss} ({name}), {metrics} on {total} test examples")
    if _shows_images(info.task):
        words = _("Loss {loss} ({name}), {metrics} on {total} test images")
    return words.format(
        loss=terse(LOSS, score.loss),
        name=loss,
        metrics=metrics_line(info.task, score),
        total=grouped(info.test),
    )


def _counts_correct(metric: Metric) -> bool:
    """Tell whether a metric is the share of examples that are classified correctly."""
    return metric.measure is Measure.ACCURACY


def _shows_images(task: Task) -> bool:
    return task.input.kind is ExampleKind.IMAGE
