"""Wordings about a training where there is less room than for the whole sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.project.datasets import dataset_info
from netbuilder.project.run import RunStatus
from netbuilder.project.score_words import in_the_test, main_figure
from netbuilder.project.verdict import verdict_of
from netbuilder.ui.trainer.words import epoch_words, is_counting, step_words, time_left
from netbuilder.words import grouped

if TYPE_CHECKING:
    from netbuilder.project.run import Run
    from netbuilder.ui.trainer.state import Progress

_SEPARATOR: Final = " \N{MIDDLE DOT} "


def shorter_progress(progress: Progress) -> tuple[str, ...]:
    """Return what says less and less of how far a training has come, e.g. down to `3/10`."""
    if not progress.epoch:
        return ()
    if not is_counting(progress) or progress.seconds_left is None:
        return (progress.stage,)
    epoch, left = epoch_words(progress), time_left(progress.seconds_left)
    return (
        _SEPARATOR.join((epoch, step_words(progress), left)),
        _SEPARATOR.join((epoch, left)),
        epoch,
        f"{grouped(progress.epoch)}/{grouped(progress.epochs)}",
    )


def shorter_end(run: Run) -> tuple[str, ...]:
    """Return what says less and less of what came of a training, e.g. down to `97.7 %`."""
    verdict = verdict_of(run).title
    if run.test is None or run.status is RunStatus.FAILED:
        return (_SEPARATOR.join((run.name, verdict)), verdict)
    info = dataset_info(run.dataset)
    score, figure = in_the_test(info.task, run.test), main_figure(info.task, run.test)
    return (
        _SEPARATOR.join((run.name, verdict, score)),
        _SEPARATOR.join((verdict, score)),
        _SEPARATOR.join((verdict, figure)),
        score,
        figure,
    )
