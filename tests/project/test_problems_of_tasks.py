"""Problems of networks and plans on data that only tests know."""

from __future__ import annotations

from dataclasses import replace

import pytest
from networks import chain
from other_tasks import other_data_sets, rings_project, sine_project
from projects import only_problem, with_fixes

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.project.plan import Loss
from netbuilder.project.problems import find_problems


@pytest.fixture(autouse=True, scope="module")
def _other_data_sets():
    with other_data_sets():
        yield


@pytest.mark.parametrize("make", [rings_project, sine_project])
def test_a_network_that_fits_its_task_has_no_problem(make):
    assert find_problems(make()) == ()


def test_numbers_that_are_no_grey_values_need_no_scaling():
    project = sine_project()
    plain = replace(project, graph=chain(Input(shape=(1,), scale=False), Dense(units=1)))
    assert find_problems(plain) == ()


def test_a_regression_ends_with_as_many_numbers_as_a_target_has():
    project = sine_project()
    wide = replace(project, graph=chain(Input(shape=(1,)), Dense(units=4)))
    problem = only_problem(wide)
    assert problem.kind == "output_shape"
    assert problem.expected == "1, the shape of a target"
    assert find_problems(problem.fix.apply(wide)) == ()


def test_a_loss_of_classes_judges_no_regression():
    problem = only_problem(sine_project(loss=Loss.CATEGORICAL_CROSSENTROPY))
    assert problem.kind == "loss_of_another_task"
    fixed = problem.fix.apply(sine_project(loss=Loss.CATEGORICAL_CROSSENTROPY))
    assert fixed.plan.loss is Loss.MSE


def test_a_regression_has_no_classes_to_weight():
    project = sine_project(weight_classes=True)
    assert only_problem(project).kind == "no_classes"
    assert not with_fixes(project, "Turn off class weights").plan.weight_classes


def test_only_drawings_are_augmented():
    project = rings_project(augmented_copies=1)
    problem = only_problem(project)
    assert problem.kind == "not_drawings"
    assert problem.fix.apply(project).plan.augmented_copies == 0
