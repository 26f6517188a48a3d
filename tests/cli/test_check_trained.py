"""Trained files: whether they open, answer and can be trained are three things."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from set_weights import one_dense, run_with_biases, saved_run

from netbuilder.commands import report
from netbuilder.files.project_file import save_document
from netbuilder.project.document import Document
from netbuilder.project.plan import Loss, Plan
from netbuilder.project.project import Project

ZEROS = [0.0] * 10


def told(answer):
    """Return what is said of one file: opens, answers, can be trained."""
    (found,) = answer.json
    return found["opens"], found["answers"], found["trainable"]


def test_a_trained_project_does_all_three(netbuilder, tmp_path):
    path = saved_run(tmp_path / "m.netb", run_with_biases(ZEROS))
    assert told(netbuilder("check", path, "--json")) == (True, True, True)
    assert "  can make predictions: yes\n" in netbuilder("check", path).out


def test_a_plan_that_does_not_fit_keeps_no_trained_network_from_answering(netbuilder, tmp_path):
    run = run_with_biases([1.0] * 10, activation="linear")
    run = replace(run, plan=Plan(loss=Loss.CATEGORICAL_CROSSENTROPY))
    path = saved_run(tmp_path / "logits.netb", run)
    answer = netbuilder("check", path, "--json")
    assert (answer.code, told(answer)) == (1, (True, True, False))
    (problem,) = answer.json[0]["problems"]
    assert "The output has no activation yet" in problem["message"]
    scored = netbuilder("evaluate", path, "--json")
    assert (scored.code, scored.json["loss_function"]) == (0, "categorical_crossentropy")
    refused = netbuilder("train", path)
    assert refused.code == 1
    assert "The output has no activation yet" in refused.error


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_weights_that_are_no_numbers_answer_nothing(netbuilder, tmp_path, number):
    path = saved_run(tmp_path / "nan.netb", run_with_biases([number, *ZEROS[1:]]))
    answer = netbuilder("check", path, "--json")
    assert (answer.code, told(answer)) == (1, (True, False, True))
    sentence = "The weights of “dense-1” are not all finite: found 1 NaN or infinite (bias)"
    assert sentence in answer.json[0]["problems"][0]["message"]
    for verb in (["evaluate", path], ["predict", path, tmp_path / "missing.png"]):
        refused = netbuilder(*verb, "--json")
        assert (refused.code, refused.out) == (1, "")
        assert sentence in refused.error


def test_an_answer_beyond_all_numbers_is_no_score(netbuilder, tmp_path):
    run = run_with_biases([3e38] * 10, activation="linear")
    path = saved_run(tmp_path / "huge.netb", replace(run, plan=Plan(loss=Loss.MSE)))
    refused = netbuilder("evaluate", path, "--json")
    assert (refused.code, refused.out) == (1, "")
    assert "NaN or infinite" in refused.error


def test_the_trained_network_may_be_another_than_the_one_drawn(netbuilder, tmp_path):
    path = tmp_path / "changed.netb"
    drawn = Project(one_dense(units=7), plan=Plan())
    save_document(Document(drawn, (run_with_biases(ZEROS),)), path)
    answer = netbuilder("check", path, "--json")
    assert (answer.code, told(answer)) == (1, (True, True, False))
    assert netbuilder("evaluate", path).code == 0


def test_a_network_that_cannot_answer_is_told_once(netbuilder, tmp_path):
    path = saved_run(tmp_path / "seven.netb", run_with_biases([0.0] * 7))
    answer = netbuilder("check", path, "--json")
    assert told(answer) == (True, False, False)
    (problem,) = answer.json[0]["problems"]
    assert problem["fix"] == "Set units to 10"
    assert "wrong shape" in netbuilder("evaluate", path).error


def test_an_error_that_nobody_expected_costs_no_other_file_its_report(
    netbuilder, good, monkeypatch, tmp_path
):
    opening = report.open_source

    def stumbling(source):
        if source.endswith("bad.netb"):
            raise OverflowError("Python int too large to convert to C ssize_t")
        return opening(source)

    monkeypatch.setattr(report, "open_source", stumbling)
    answer = netbuilder("check", tmp_path / "bad.netb", good, "--json")
    assert answer.code == 1
    assert [found["opens"] for found in answer.json] == [False, True]
    assert "Internal error in NetBuilder" in answer.json[0]["problems"][0]["message"]
    assert "bad.netb" in answer.error
