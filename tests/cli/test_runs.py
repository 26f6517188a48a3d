"""What the command line says of runs, and does with those that a project has already."""

from __future__ import annotations

import re

from figures import a_series, an_epoch
from runs import a_run

from netbuilder.commands.train_progress import TrainProgress
from netbuilder.engine.messages import EpochDone, RunStarted
from netbuilder.files.opening import open_path
from netbuilder.files.project_file import save_document
from netbuilder.project.document import Document
from netbuilder.project.knobs import knobs_of


def test_weights_that_the_file_keeps_no_longer_are_named_with_their_size(netbuilder, good):
    project = open_path(good).project
    former = a_run(1, graph=project.graph, plan=project.plan, series=a_series())
    save_document(Document(project, (former,)), good)
    trained = netbuilder("train", good, "--out", good)
    assert trained.code == 0
    assert "The file does not include the weights of Run 1 (31.4 kB)." in trained.err
    assert [bool(run.weights) for run in open_path(good).runs] == [False, True]


def test_a_new_run_takes_the_next_free_name_as_in_the_window(netbuilder, good):
    project = open_path(good).project
    named = [a_run(number, graph=project.graph, weights={}) for number in (1, 2)]
    save_document(Document(project, (named[1],)), good)
    assert netbuilder("train", good, "--out", good).code == 0
    assert [run.name for run in open_path(good).runs] == ["Run 2", "Run 3"]


def test_an_early_end_is_said_with_its_epoch_and_reason(netbuilder, good, monkeypatch):
    patient = ("--epochs", 9, "--learning-rate", 3, "--early-stopping", "--patience", 1)
    trained = netbuilder("train", good, *patient)
    assert re.search(
        r"Stopped early after epoch [2-8] of 9: the validation loss had not decreased for 1 epoch",
        trained.out,
    )
    assert netbuilder("train", good, *patient, "--json").json["stopped_early"] is True


def test_a_continued_run_is_counted_on(capfd, good):
    project = open_path(good).project
    with TrainProgress() as progress:
        progress(
            RunStarted(
                run_id="r2",
                name="Run 2",
                dataset="mnist",
                epochs=5,
                steps_per_epoch=2,
                parameters=1,
                execution_mode="loop",
                knobs=knobs_of(project),
                first_epoch=10,
            )
        )
        progress(EpochDone("r2", 2, an_epoch(loss=0.5, accuracy=0.9)))
    assert "epoch 13/15: loss" in capfd.readouterr().err
