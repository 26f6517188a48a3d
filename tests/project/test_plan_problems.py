from __future__ import annotations

from dataclasses import replace

import pytest

from netbuilder.files.recipes import load_recipe
from netbuilder.network.problem import Severity
from netbuilder.project.plan import Plan, Schedule
from netbuilder.project.problems import errors_of, find_problems

ONES = (1.0,) * 10


def planned(**settings):
    return replace(load_recipe("lecture-relu"), plan=Plan(**settings))


@pytest.mark.parametrize(
    ("weights", "found", "expected"),
    [
        ((1.0, 2.0), "2 class weights", "10, one for each class"),
        ((1.0,) * 11, "11 class weights", "10, one for each class"),
        ((0.0,) * 10, "a weight of 0 for every class", "at least one above 0"),
    ],
)
def test_class_weights_that_no_class_can_have_stop_the_training(weights, found, expected):
    project = planned(weight_classes=True, class_weights=weights)
    (problem,) = errors_of(project)
    assert problem.found == found
    assert problem.expected.startswith(expected)
    assert problem.fix.title == "Use the class frequencies"
    fixed = problem.fix.apply(project)
    assert find_problems(fixed) == ()
    assert fixed.plan.weight_classes
    assert fixed.graph is project.graph


@pytest.mark.parametrize("weights", [(), ONES, (0.0,) * 9 + (1.0,)])
def test_one_weight_for_each_class_or_none_is_no_problem(weights):
    assert find_problems(planned(weight_classes=True, class_weights=weights)) == ()


def test_class_weights_that_nobody_uses_are_no_problem():
    assert find_problems(planned(class_weights=(1.0,))) == ()


@pytest.mark.parametrize(
    "settings", [{"early_stopping": True}, {"keep_best": True}, {"schedule": Schedule.PLATEAU}]
)
def test_what_watches_the_validation_warns_without_it(settings):
    project = planned(validation_split=0.0, **settings)
    (problem,) = find_problems(project)
    assert problem.severity is Severity.WARNING
    assert "training loss" in problem.advice
    assert errors_of(project) == ()
    assert find_problems(problem.fix.apply(project)) == ()
    assert find_problems(planned(validation_split=0.01, **settings)) == ()


def test_both_that_watch_are_named():
    project = planned(validation_split=0.0, keep_best=True, early_stopping=True)
    (problem,) = find_problems(project)
    assert problem.found.startswith("Early stopping, Keep the best epoch")


def test_no_validation_alone_is_no_problem():
    assert find_problems(planned(validation_split=0.0)) == ()
