"""A run as a row of cells: what each says, and by what it is sorted."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from netbuilder.project.metric_words import short, title_of
from netbuilder.project.run import Run, RunStatus
from netbuilder.project.run_end_words import end_sentence
from netbuilder.project.run_figures import (
    best_validation,
    main_metric,
    parameters,
    test_figure,
    time_taken,
)
from netbuilder.project.run_sentences import network_sentence, plan_sentence
from netbuilder.project.verdict import Verdict, VerdictSeverity, verdict_of
from netbuilder.ui.trainer.run_words import (
    epochs_page,
    plan_page,
    reason_words,
    run_page,
    weights_sentence,
)
from netbuilder.ui.widgets.labels import plain_tip
from netbuilder.words import N_, NO_FIGURE, _, grouped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.project.kept_weights import Kept
    from netbuilder.project.metric import Metric

SortKey: TypeAlias = tuple[float, str]
_UNKNOWN = -1.0
NO_SCORE = -1e300
"""Sort key below every score of every metric."""
_RANKS = tuple(VerdictSeverity)


class Column(IntEnum):
    """The columns of the table of runs; scores stand where a narrow window still shows them."""

    SHOWN = 0
    STAR = 1
    NAME = 2
    VALIDATION = 3
    TEST = 4
    VERDICT = 5
    NETWORK = 6
    PARAMETERS = 7
    PLAN = 8
    EPOCHS = 9
    WEIGHTS = 10
    TIME = 11
    SEED = 12
    STARTED = 13


TITLES: Mapping[Column, tuple[str, str]] = {
    Column.SHOWN: ("", N_("Whether the run is shown in the plots")),
    Column.STAR: ("", N_("The project file keeps the weights of starred runs")),
    Column.WEIGHTS: (
        N_("Weights in the file"),
        N_(
            "Whether the project file keeps the run’s weights: it keeps those of the last run, of "
            "starred runs, and of the best run of each network by validation"
        ),
    ),
    Column.NAME: (N_("Run"), N_("The name of the run and the colour of its curves")),
    Column.NETWORK: (N_("Network"), N_("The network that was trained")),
    Column.PARAMETERS: (
        N_("Parameters"),
        N_("How many parameters (weights and biases) the network has"),
    ),
    Column.PLAN: (N_("Plan"), N_("The training plan")),
    Column.EPOCHS: (N_("Epochs"), N_("Epochs completed, of those planned")),
    Column.VALIDATION: (
        N_("Best validation"),
        N_("The main metric on the validation examples in the best epoch"),
    ),
    Column.TEST: (N_("Test"), N_("The final main metric on the test examples")),
    Column.VERDICT: (
        N_("Verdict"),
        N_(
            "The outcome of the training, judged by its validation metrics and never "
            "by the test examples"
        ),
    ),
    Column.TIME: (N_("Time"), N_("Total duration of the epochs")),
    Column.SEED: (N_("Seed"), N_("The random seed that the run was trained with")),
    Column.STARTED: (N_("Started"), N_("When the training started")),
}
"""The heading of each column, and what it means."""

FIGURES = (Column.PARAMETERS, Column.EPOCHS, Column.VALIDATION, Column.TEST, Column.TIME)
RIGHT_ALIGNED = (*FIGURES, Column.SEED)
SCORES = (Column.VALIDATION, Column.TEST)


@dataclass(frozen=True, slots=True)
class Cell:
    """Cell of the table: its text, the key it is sorted by, and what its tool tip adds."""

    text: str
    key: SortKey
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A run and its cells.

    `before` is the name of the run that it continues, or empty; `is_live` while it is under way;
    `kept` is why the project file keeps its weights, empty where it does not; `verdict` is None for
    the run under way.
    """

    run: Run
    cells: tuple[Cell, ...]
    before: str = ""
    is_live: bool = False
    kept: tuple[Kept, ...] = ()
    verdict: Verdict | None = None

    def cell(self, column: int) -> Cell:
        """Return one cell."""
        return self.cells[column]


def row_of(
    run: Run, *, before: str = "", is_live: bool = False, kept: tuple[Kept, ...] = ()
) -> Row:
    """Return the row of a run."""
    verdict = None if is_live else verdict_of(run)
    page = run_page(run, verdict, before=before, kept=kept)
    cells = {
        Column.SHOWN: Cell("", (float(not run.hidden), "")),
        Column.STAR: Cell("", (float(run.starred), "")),
        Column.NAME: Cell(run.name, _natural(run.name), page),
        Column.NETWORK: _words(network_sentence(run.graph)),
        Column.PARAMETERS: _number(parameters(run)),
        Column.PLAN: _plan(run, before),
        Column.EPOCHS: _epochs(run),
        Column.VALIDATION: _score(main_metric(run), best_validation(run)),
        Column.TEST: _test(run, is_live=is_live),
        Column.VERDICT: _verdict(verdict),
        Column.WEIGHTS: _weights(run, kept, is_live=is_live),
        Column.TIME: Cell(time_taken(run.seconds), (run.seconds, "")),
        Column.SEED: Cell(str(run.plan.seed), (float(run.plan.seed), "")),
        Column.STARTED: _started(run.started),
    }
    ordered = tuple(cells[column] for column in Column)
    return Row(run=run, cells=ordered, before=before, is_live=is_live, kept=kept, verdict=verdict)


def _words(text: str) -> Cell:
    return Cell(text, (0.0, text.casefold()), plain_tip(text))


def _number(number: int) -> Cell:
    return Cell(grouped(number), (float(number), ""))


def _plan(run: Run, before: str) -> Cell:
    sentence = plan_sentence(run.plan)
    if before:
        sentence = _("{plan}, continued from {run}").format(plan=sentence, run=before)
    return Cell(sentence, (0.0, sentence.casefold()), plan_page(run))


def _epochs(run: Run) -> Cell:
    done = len(run.series.epochs)
    text = _("{done} of {planned}").format(done=grouped(done), planned=grouped(run.planned_epochs))
    if run.is_stopped_early:
        text = _("{epochs}, stopped early").format(epochs=text)
    return Cell(text, (float(done), ""), epochs_page(run))


def _score(metric: Metric, number: float | None) -> Cell:
    if number is None or not math.isfinite(number):
        return Cell(NO_FIGURE, (NO_SCORE, ""))
    return Cell(short(metric, number), (metric.rank(number), ""), plain_tip(title_of(metric)))


def _test(run: Run, *, is_live: bool) -> Cell:
    if is_live:
        return Cell(_("training…"), (NO_SCORE, ""))
    if run.status is RunStatus.FAILED:
        return Cell(_("failed"), (2 * NO_SCORE, ""), plain_tip(end_sentence(run)))
    return _score(main_metric(run), test_figure(run))


def _verdict(verdict: Verdict | None) -> Cell:
    if verdict is None:
        return Cell("", (_UNKNOWN, ""))
    rank = float(_RANKS.index(verdict.severity))
    return Cell(verdict.title, (rank, verdict.title), plain_tip(verdict.words()))


def _weights(run: Run, kept: tuple[Kept, ...], *, is_live: bool) -> Cell:
    if is_live:
        return Cell("", (_UNKNOWN, ""))
    text = reason_words(kept) or (_("not kept") if run.weights else NO_FIGURE)
    rank = float(len(kept)) if run.weights else _UNKNOWN
    return Cell(text, (rank, ""), weights_sentence(run, kept=kept))


def _started(text: str) -> Cell:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Cell(text, (_UNKNOWN, text))
    return Cell(moment.strftime("%Y-%m-%d %H:%M"), (moment.timestamp(), ""))


def _natural(name: str) -> SortKey:
    """Sort `Run 2` before `Run 10`."""
    return (0.0, re.sub(r"\d+", lambda digits: digits.group().zfill(12), name.casefold()))
