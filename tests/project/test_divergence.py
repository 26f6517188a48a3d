"""A training that diverged is a problem until something that matters is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_series
from recorded import recorded
from runs import document_of

from netbuilder.network.edit import move_nodes, set_block
from netbuilder.network.graph import Point
from netbuilder.network.problem import Severity
from netbuilder.project.analysis import analyse
from netbuilder.project.divergence import diverged_runs, divergence_problems
from netbuilder.project.ignored_warnings import ignore
from netbuilder.project.plan import Loss, OptimizerName, Schedule
from netbuilder.project.project import Project
from netbuilder.project.run import Change, RunStatus

NAN = recorded("nan")
PROJECT = Project(graph=NAN.graph, plan=NAN.plan)


def warnings(project: Project, *runs) -> list[str]:
    found = analyse(project, diverged=diverged_runs(document_of(*runs))).problems
    return [problem.kind for problem in found if problem.kind == "diverged"]


def with_plan(**settings) -> Project:
    return replace(PROJECT, plan=PROJECT.plan.with_settings(**settings))


def test_it_says_what_happened_names_the_block_and_offers_a_fix():
    run = replace(NAN, name="Run 3", diverged_in="dense-1")
    (problem,) = divergence_problems(PROJECT, [run])
    assert problem.severity is Severity.WARNING
    assert problem.node == "dense-1"
    assert problem.found.startswith("Run 3: The loss became NaN or infinite in epoch 1, first in")
    assert problem.fix is not None
    assert problem.fix.apply(PROJECT).plan.learning_rate == 0.1
    assert warnings(problem.fix.apply(PROJECT), run) == []


@pytest.mark.parametrize(
    "change",
    [
        {"learning_rate": 1.0},
        {"optimizer": OptimizerName.ADAM},
        {"loss": Loss.MAE},
        {"clip_gradients": True},
        {"momentum": 0.5},
        {"batch_size": 10},
        {"schedule": Schedule.STEP},
    ],
)
def test_what_matters_ends_it(change):
    assert warnings(PROJECT, NAN) == ["diverged"]
    assert warnings(with_plan(**change), NAN) == []


@pytest.mark.parametrize(
    "change",
    [
        {"epochs": 99},
        {"seed": 7},
        {"validation_split": 0.5},
        {"keep_best": True},
        {"early_stopping": True},
        {"patience": 9},
        {"clip_norm": 3.0},
    ],
)
def test_what_does_not_matter_does_not(change):
    assert warnings(with_plan(**change), NAN) == ["diverged"]


def test_another_network_ends_it_and_another_place_of_a_block_does_not():
    graph = PROJECT.graph
    block = graph.block("dense-1").with_settings(units=7)
    assert warnings(replace(PROJECT, graph=set_block(graph, "dense-1", block)), NAN) == []
    moved = move_nodes(graph, {"dense-1": Point(5.0, 500.0)})
    assert warnings(replace(PROJECT, graph=moved), NAN) == ["diverged"]


def test_a_rate_turned_while_it_ran_is_the_one_that_counts():
    change = Change(step=3, setting="learning_rate", before=10.0, after=50.0)
    turned = replace(NAN, changes=(change,))
    assert warnings(PROJECT, turned) == []
    assert warnings(with_plan(learning_rate=50.0), turned) == ["diverged"]


def test_a_later_run_alike_that_went_well_ends_it():
    well = recorded("adam-mlp").series
    later = replace(NAN, id="later", diverged_in=None, series=well, status=RunStatus.FINISHED)
    assert warnings(PROJECT, NAN, later) == []
    stopped = replace(later, status=RunStatus.STOPPED)
    assert warnings(PROJECT, NAN, stopped) == ["diverged"]
    assert warnings(PROJECT, later, NAN) == ["diverged"]


def test_a_deleted_run_still_warns():
    document = document_of(NAN).without_run(NAN.id)
    assert list(divergence_problems(PROJECT, diverged_runs(document)))


def test_a_loss_that_only_grew_warns_as_well():
    run = recorded("adam-rate-10-mse")
    assert warnings(Project(graph=run.graph, plan=run.plan), run) == ["diverged"]


def test_a_run_that_went_well_does_not_warn():
    run = recorded("adam-mlp")
    assert warnings(Project(graph=run.graph, plan=run.plan), run) == []
    none = replace(run, series=a_series())
    assert warnings(Project(graph=run.graph, plan=run.plan), none) == []


def test_what_did_happen_comes_before_what_may_and_errors_before_both():
    kinds = [problem.kind for problem in analyse(PROJECT, diverged=[NAN]).problems]
    assert kinds[0] == "diverged"
    assert len(kinds) > 1
    graph = set_block(
        PROJECT.graph, "dense-2", PROJECT.graph.block("dense-2").with_settings(units=7)
    )
    run = replace(NAN, graph=graph)
    found = analyse(replace(PROJECT, graph=graph), diverged=[run]).problems
    assert found[0].severity is Severity.ERROR
    warned = [problem.kind for problem in found if problem.severity is Severity.WARNING]
    assert warned.index("diverged") == 0


def test_it_can_be_ignored_as_any_warning():
    (problem,) = divergence_problems(PROJECT, [NAN])
    assert warnings(ignore(PROJECT, problem), NAN) == []
