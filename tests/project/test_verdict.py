"""The verdict on runs that were really trained, and on whatever else a run can be."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from figures import a_score, a_series, an_epoch
from hypothesis import given
from hypothesis import strategies as st
from recorded import NAMES, recorded
from runs import a_run

from netbuilder.project.plan import Plan, Schedule
from netbuilder.project.project import Project
from netbuilder.project.run import Change, Run, RunStatus
from netbuilder.project.run_end import Told
from netbuilder.project.suggestions import MoreEpochs
from netbuilder.project.verdict import VerdictKind, VerdictSeverity, verdict_of

EXPECTED = {
    "lecture-sigmoid": ("Still improving", "Train 10 more epochs"),
    "lecture-relu": ("Overfits from epoch 4", "Turn on early stopping, keep the best epoch"),
    "adam-mlp": ("Overfits from epoch 4", "Turn on early stopping, keep the best epoch"),
    "sgd-mlp": ("Good fit", None),
    "dropout-mlp": ("Still improving", "Train 10 more epochs"),
    "softmax-alone": ("Good fit", None),
    "bottleneck": ("Stopped improving at epoch 15", "Reduce the learning rate on plateau"),
    "tiny-data": ("Overfits from epoch 9", "Turn on early stopping, keep the best epoch"),
    "keep-best": ("Overfits from epoch 9", "Add Dropout"),
    "no-validation": ("Still improving", "Train 6 more epochs"),
    "one-epoch": ("Too short to judge", "Train 2 more epochs"),
    "ten-sigmoid": ("No better than chance", "Replace sigmoid with relu"),
    "slow-sgd": ("Still improving", "Train 5 more epochs"),
    "adam-rate-0.1": ("Stopped improving at epoch 1", "Set the learning rate to 0.001"),
    "adam-rate-1": ("No better than chance", "Set the learning rate to 0.001"),
    "adam-rate-10": ("No better than chance", "Set the learning rate to 0.001"),
    "adam-rate-10-mse": ("Diverged", "Set the learning rate to 0.001"),
    "nan": ("Diverged", "Set the learning rate to 0.1"),
}


@pytest.mark.parametrize("name", NAMES)
def test_recorded_runs_are_judged_as_a_teacher_would(name):
    verdict = verdict_of(recorded(name))
    suggestion = None if verdict.suggestion is None else verdict.suggestion.title
    assert (verdict.title, suggestion) == EXPECTED[name]


def test_green_is_for_fine_alone():
    for name in NAMES:
        verdict = verdict_of(recorded(name))
        is_fine = verdict.kind is VerdictKind.FINE
        assert (verdict.severity is VerdictSeverity.GOOD) == is_fine, name


def test_the_sentences_have_the_figures():
    assert verdict_of(recorded("ten-sigmoid")).sentence == (
        "At best 10.5 % of the validation images were classified correctly; always predicting the "
        "most frequent class gives 11.2 %."
    )
    assert verdict_of(recorded("tiny-data")).sentence == (
        "Since then the validation loss rose from 0.478 to 0.574, while the training loss fell "
        "from 0.107 to 0.00407."
    )
    assert verdict_of(recorded("keep-best")).sentence.endswith("The weights of epoch 9 were kept.")
    assert verdict_of(recorded("no-validation")).sentence.startswith(
        "Over the last 3 epochs the lowest training loss went from 0.116 to 0.0627"
    )


def test_kept_weights_of_the_best_epoch_are_no_warning():
    assert verdict_of(recorded("tiny-data")).severity is VerdictSeverity.WARNING
    assert verdict_of(recorded("keep-best")).severity is VerdictSeverity.NOTE


def test_the_test_score_never_decides():
    for name in NAMES:
        run = recorded(name)
        verdicts = {
            verdict_of(replace(run, test=test)).sentence
            for test in (None, a_score(0.0, 1.0), a_score(math.nan, 0.0))
        }
        assert len(verdicts) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_stopped_short_run_gets_no_harsh_verdict(name):
    run = recorded(name)
    if not all(math.isfinite(epoch.loss) for epoch in run.series.epochs):
        return
    for count in (0, 1, 2):
        series = a_series((), (), run.series.epochs[:count])
        stopped = replace(run, status=RunStatus.STOPPED, series=series, best_epoch=None)
        verdict = verdict_of(stopped)
        if verdict.kind is not VerdictKind.DIVERGED:
            assert verdict.severity is VerdictSeverity.NOTE
            assert verdict.kind is VerdictKind.TOO_SHORT


@pytest.mark.parametrize("name", ["lecture-sigmoid", "dropout-mlp", "sgd-mlp", "softmax-alone"])
def test_no_start_of_a_run_that_learns_is_condemned(name):
    """The figures of its first epochs might have been all of the run."""
    run = recorded(name)
    harmless = {
        VerdictKind.TOO_SHORT,
        VerdictKind.STILL_IMPROVING,
        VerdictKind.FINE,
        VerdictKind.OVERFITS,
    }
    for count in range(1, len(run.series.epochs) + 1):
        begun = replace(run, series=a_series((), (), run.series.epochs[:count]))
        assert verdict_of(begun).kind in harmless, count


def test_few_epochs_at_chance_with_a_rate_far_off_are_not_to_be_continued():
    run = recorded("adam-rate-10")
    short = replace(run, series=a_series((), (), run.series.epochs[1:3]))
    verdict = verdict_of(short)
    assert verdict.kind is VerdictKind.TOO_SHORT
    assert verdict.suggestion is not None
    assert verdict.suggestion.title == "Set the learning rate to 0.001"


def test_epochs_of_a_continued_run_are_counted_on():
    run = replace(recorded("tiny-data"), continued="x", first_epoch=10)
    assert verdict_of(run).title == "Overfits from epoch 19"
    kept = replace(run, best_epoch=8)
    assert verdict_of(kept).sentence.endswith("The weights of epoch 19 were kept.")


def test_a_run_that_ended_unexpectedly_says_why():
    run = replace(
        recorded("adam-mlp"),
        status=RunStatus.FAILED,
        reason=Told(text="The memory did not suffice."),
    )
    verdict = verdict_of(run)
    assert verdict.kind is VerdictKind.ENDED_UNEXPECTEDLY
    assert verdict.sentence == "The memory did not suffice."
    assert verdict.suggestion is None


def test_a_block_where_values_diverged_is_named():
    verdict = verdict_of(replace(recorded("adam-mlp"), diverged_in="dense-2"))
    assert verdict.kind is VerdictKind.DIVERGED
    assert "first in Dense (“dense-2”)" in verdict.sentence


def test_the_rate_that_a_knob_was_turned_to_is_blamed():
    change = Change(step=1, setting="learning_rate", before=0.001, after=7.0)
    verdict = verdict_of(replace(recorded("adam-mlp"), diverged_in="dense-2", changes=(change,)))
    assert "learning rate of 7 is" in verdict.sentence
    assert verdict.suggestion is not None
    assert verdict.suggestion.title == "Set the learning rate to 0.001"


def followed(run: Run) -> Project:
    suggestion = verdict_of(run).suggestion
    assert suggestion is not None
    assert not isinstance(suggestion, MoreEpochs)
    return suggestion.apply(Project(graph=run.graph, plan=run.plan))


def test_suggestions_edit_the_project():
    assert followed(recorded("adam-rate-10")).plan.learning_rate == 0.001
    best = followed(recorded("tiny-data")).plan
    assert (best.early_stopping, best.keep_best) == (True, True)
    assert followed(recorded("bottleneck")).plan.schedule is Schedule.PLATEAU
    graph = followed(recorded("ten-sigmoid")).graph
    functions = [node.block.activation for node in graph.nodes.values() if node.id[:5] == "dense"]
    assert functions == ["relu"] * 10 + ["softmax"]


def test_dropout_comes_before_the_last_dense():
    run = recorded("keep-best")
    graph = followed(run).graph
    (dropout,) = set(graph.nodes) - set(run.graph.nodes)
    assert [edge.target for edge in graph.outgoing(dropout)] == ["dense-3"]
    assert [edge.source for edge in graph.incoming(dropout)] == ["dense-2"]


def test_gradients_are_clipped_where_the_rate_is_not_too_high():
    run = replace(recorded("adam-mlp"), diverged_in="dense-2")
    assert followed(run).plan.clip_gradients


FIGURES = st.floats(allow_nan=True, allow_infinity=True)
SHARES = st.one_of(st.floats(0.0, 1.0), st.just(math.nan))
EPOCHS = st.builds(
    an_epoch,
    loss=FIGURES,
    accuracy=SHARES,
    val_loss=st.none() | FIGURES,
    val_accuracy=st.none() | SHARES,
    plain_loss=st.none() | FIGURES,
    plain_accuracy=st.none() | SHARES,
)
CHANGES = st.builds(
    Change,
    step=st.integers(0, 9),
    setting=st.sampled_from(["learning_rate", "batch_size", "epochs", "rate", "unknown"]),
    before=st.floats(-1e9, 1e9),
    after=st.floats(-1e9, 1e9),
    node=st.sampled_from(["", "dense-1", "gone"]),
)


@given(
    epochs=st.lists(EPOCHS, max_size=9),
    steps=st.lists(FIGURES, max_size=3),
    status=st.sampled_from(RunStatus),
    best=st.none() | st.integers(0, 8),
    changes=st.lists(CHANGES, max_size=3),
    share=st.floats(0.0, 0.999),
)
def test_any_run_gets_a_verdict_in_one_sentence(epochs, steps, status, best, changes, share):
    run = a_run(
        1,
        weights={},
        plan=Plan(validation_split=share),
        series=a_series(tuple(steps), tuple(steps), tuple(epochs)),
        status=status,
        best_epoch=best,
        changes=tuple(changes),
    )
    verdict = verdict_of(run)
    assert verdict.title
    assert verdict.sentence
    assert "nan" not in verdict.sentence
    assert "{" not in verdict.title + verdict.sentence
    if isinstance(verdict.suggestion, MoreEpochs):
        assert verdict.suggestion.epochs > 0
    elif verdict.suggestion is not None:
        verdict.suggestion.apply(Project(graph=run.graph, plan=run.plan))


@given(accuracies=st.lists(st.floats(0.13, 1.0), min_size=3, max_size=20))
def test_what_is_above_chance_is_not_said_to_guess(accuracies):
    epochs = tuple(
        an_epoch(loss=1.0, accuracy=0.1, val_loss=1.0, val_accuracy=share) for share in accuracies
    )
    run = a_run(1, weights={}, series=a_series((), (), epochs))
    assert verdict_of(run).kind is not VerdictKind.NO_BETTER_THAN_CHANCE
