"""The command line trains, measures and resumes what is no MNIST."""

from __future__ import annotations

import pytest
from other_tasks import other_data_sets, rings_project, sine_project

from netbuilder.files.opening import open_path
from netbuilder.files.project_file import save_document
from netbuilder.project.document import Document


@pytest.fixture(autouse=True, scope="module")
def _other_data_sets():
    with other_data_sets():
        yield


@pytest.mark.parametrize(
    ("make", "metrics", "line"),
    [
        (rings_project, ["accuracy", "top_2_accuracy"], "top-2 accuracy"),
        (sine_project, ["r2_score", "mae"], "mean absolute error"),
    ],
    ids=["rings", "sine"],
)
def test_train_then_evaluate(netbuilder, tmp_path, make, metrics, line):
    path = tmp_path / "project.netb"
    save_document(Document(make(epochs=3)), path)

    trained = netbuilder("train", path, "--out", path, "--json")
    assert trained.code == 0, trained.err
    told = trained.json
    assert told["metrics"] == metrics
    names = ["loss", *metrics]
    assert list(told["test"]) == names
    figures = {*names, *(f"val_{name}" for name in names), "seconds"}
    assert all(epoch.keys() == figures for epoch in told["epochs"])
    assert f", {line} " in trained.err

    (run,) = open_path(path).runs
    for epoch, said in zip(run.series.epochs, told["epochs"], strict=True):
        assert {**epoch.figures(), "seconds": epoch.seconds} == pytest.approx(said)
    assert list(run.series.step_metrics) == metrics
    assert run.series.steps == 3 * 9

    scored = netbuilder("evaluate", path, "--json").json
    assert {name: scored[name] for name in names} == pytest.approx(told["test"], rel=1e-4)
    said = netbuilder("evaluate", path).out
    assert f"{line} " in said
    assert "on 200 test examples" in said


def test_the_loss_of_another_task_is_refused(netbuilder, tmp_path):
    path = tmp_path / "project.netb"
    save_document(Document(sine_project()), path)
    refused = netbuilder("train", path, "--loss", "categorical_crossentropy")
    assert refused.code == 1
    assert "The loss does not fit the data" in refused.error
    assert "mse" in refused.error
