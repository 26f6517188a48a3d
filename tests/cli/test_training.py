"""Train, evaluate, predict, in this process: TensorFlow is imported once."""

from __future__ import annotations

import shutil
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.commands import target, train
from netbuilder.commands.interrupt import stopping_on_interrupt
from netbuilder.data.datasets import load_dataset
from netbuilder.errors import NetBuilderError
from netbuilder.files.opening import open_path
from netbuilder.files.project_file import save_document
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.document import Document
from netbuilder.project.plan import Loss, OptimizerName, Plan
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """One test image of each digit: dark on light, light on dark, enlarged."""
    folder = tmp_path_factory.mktemp("pictures")
    data = load_dataset("mnist")
    for digit in range(10):
        image = data.x_test[np.flatnonzero(data.y_test == digit)[3]]
        drawn = 255 - image if digit % 2 else image
        size = 28 * (1 + digit % 3 * 4)
        Image.fromarray(drawn).resize((size, size)).save(folder / f"{digit}.png")
    return [folder / f"{digit}.png" for digit in range(10)]


def test_train_then_evaluate_then_predict(netbuilder, good, tmp_path, pictures):
    project, model = tmp_path / "trained.netb", tmp_path / "trained.keras"
    trained = netbuilder("train", good, "--epochs", 2, "--seed", 3, "--out", project, "--json")
    assert trained.code == 0
    told = trained.json
    assert told.keys() == {
        "metrics",
        "epochs",
        "test",
        "verdict",
        "stopped_early",
        "parameters",
        "frozen_parameters",
        "images_per_second",
        "out",
    }
    assert told["verdict"]["kind"] == "too_short"
    assert told["verdict"]["sentence"].startswith("Too short to judge. After 2 epochs")
    assert len(told["epochs"]) == 2
    figures = {"loss", "accuracy", "val_loss", "val_accuracy", "seconds"}
    assert all(epoch.keys() == figures for epoch in told["epochs"])
    assert told["parameters"] == 7_850
    assert told["out"] == str(project)
    assert told["test"]["accuracy"] > 0.8
    assert "epoch 2/2: loss" in trained.err

    document = open_path(project)
    run = document.last_run
    assert run.status is RunStatus.FINISHED
    assert (run.plan.epochs, run.plan.seed) == (2, 3)
    assert document.project.plan == run.plan

    scored = netbuilder("evaluate", project, "--json")
    measured = {name: scored.json[name] for name in ("loss", "accuracy")}
    assert measured == pytest.approx(told["test"], abs=1e-4)
    assert netbuilder("evaluate", project).out.startswith("Loss ")

    exported = netbuilder("train", project, "--seed", 3, "--epochs", 2, "--out", model)
    assert exported.code == 0
    assert f"Written to {model}" in exported.out
    again = netbuilder("evaluate", model, "--json")
    assert again.json["accuracy"] == pytest.approx(told["test"]["accuracy"], abs=1e-4)

    read = netbuilder("predict", project, *pictures, "--json")
    assert [answer["image"] for answer in read.json] == [str(picture) for picture in pictures]
    for answer in read.json:
        assert len(answer["probabilities"]) == 10
        assert sum(answer["probabilities"]) == pytest.approx(1.0, abs=1e-5)
        assert answer["digit"] == np.argmax(answer["probabilities"])
    assert sum(answer["digit"] == i for i, answer in enumerate(read.json)) >= 7
    assert f"{pictures[0]}: 0 (" in netbuilder("predict", model, pictures[0]).out


def test_a_project_that_is_not_trained_cannot_answer(netbuilder, good, pictures):
    for arguments in (["evaluate", good], ["predict", good, pictures[0]]):
        answer = netbuilder(*arguments)
        assert (answer.code, answer.out) == (1, "")
        assert "is not trained" in answer.error
        assert "netbuilder train" in answer.error


def test_a_project_with_problems_is_not_trained(netbuilder, faulty):
    answer = netbuilder("train", faulty, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "The output has the wrong shape: found 7" in answer.error


def test_what_is_wrong_with_the_network_comes_before_what_is_wrong_with_the_place(
    netbuilder, faulty, tmp_path
):
    graph = Graph()
    for block in (Input(), Flatten(), Dense(units=10**6), Dense(units=10**6), Dense(units=10)):
        graph, _name = append(graph, block, Point(0, 0))
    large, nowhere = tmp_path / "large.netb", tmp_path / "missing" / "model.keras"
    save_document(Document(Project(graph, plan=Plan(loss=Loss.MSE))), large)
    assert "wrong shape" in netbuilder("train", faulty, "--out", nowhere).error
    assert "too large for this machine" in netbuilder("train", large, "--out", nowhere).error


LONG = f"{'x' * 300}.keras"


@pytest.mark.parametrize(
    "out",
    ["missing/model.keras", "file/model.netb", "folder.keras", LONG],
)
def test_a_place_that_cannot_be_written_is_refused_before_training(netbuilder, good, tmp_path, out):
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "folder.keras").mkdir()
    answer = netbuilder("train", good, "--out", tmp_path / out)
    assert answer.code == 1
    assert "cannot be written" in answer.error


def test_the_words_beside_a_long_path_stay_whole():
    for length in range(1, 200):
        path = Path("/nowhere") / ("m" * length) / "model.keras"
        with pytest.raises(NetBuilderError, match="cannot be written: found no folder"):
            target.require_writable(path, parameters=1)


@pytest.mark.parametrize(
    ("name", "needed"), [("model.keras", "1,111,376"), ("project.netb", "1,079,976")]
)
def test_a_full_disk_is_refused_before_training(
    netbuilder, good, tmp_path, monkeypatch, name, needed
):
    usage = shutil.disk_usage(tmp_path)._replace(free=1_048_576)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    answer = netbuilder("train", good, "--out", tmp_path / name)
    assert answer.code == 1
    assert f"found 1,048,576 bytes of free space, expected at least {needed}" in answer.error


@pytest.mark.parametrize("name", ["model.keras", "model.netb"])
def test_a_place_that_is_lost_during_training_costs_no_weights(
    netbuilder, good, tmp_path, monkeypatch, name
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = tmp_path / "stick"
    folder.mkdir()
    keep = target.keep

    def keep_without_the_stick(document, path, *, seen):
        folder.rmdir()
        return keep(document, path, seen=seen)

    monkeypatch.setattr(target, "keep", keep_without_the_stick)
    answer = netbuilder("train", good, "--out", folder / name, "--json")
    assert answer.code == 1
    assert answer.json["out"] in answer.err.splitlines()[-1]
    assert f"error: {name} cannot be written" in answer.err
    assert open_path(Path(answer.json["out"])).last_run.weights


def test_what_has_learned_nothing_takes_no_others_place(netbuilder, good, tmp_path, monkeypatch):
    @contextmanager
    def pressed_at_once(stop, **rest):
        with stopping_on_interrupt(stop, **rest) as interruption:
            signal.raise_signal(signal.SIGINT)
            yield interruption

    monkeypatch.setattr(train, "stopping_on_interrupt", pressed_at_once)
    out = tmp_path / "model.keras"
    new = netbuilder("train", good, "--out", out, "--json")
    assert (new.code, new.json["epochs"], new.json["out"]) == (130, [], str(out))
    out.write_bytes(b"precious")
    again = netbuilder("train", good, "--out", out, "--json")
    assert (again.code, again.json["out"]) == (130, None)
    assert again.err.endswith(f"No training step was completed: {out} was not changed.\n")
    assert out.read_bytes() == b"precious"


def test_a_loss_that_is_no_number_is_told_and_ends_with_1(netbuilder, tmp_path):
    graph = Graph()
    for block in (Input(scale=False), Flatten(), Dense(units=50), Dense(units=10)):
        graph, _name = append(graph, block, Point(0, 0))
    plan = Plan(loss=Loss.MSE, optimizer=OptimizerName.SGD, learning_rate=100.0, epochs=1)
    path = tmp_path / "explosive.netb"
    save_document(Document(Project(graph, plan=plan)), path)
    answer = netbuilder("train", path, "--json")
    assert answer.code == 1
    assert answer.json["test"] is not None
    last = answer.err.splitlines()[-1]
    assert last.startswith("error: ")
    assert "learning rate" in last


def test_a_training_that_learned_nothing_is_not_told_like_a_success(netbuilder, good):
    options = ("--epochs", 3, "--optimizer", "SGD", "--learning-rate", "1e-8")
    answer = netbuilder("train", good, *options)
    assert answer.code == 0
    assert "No better than chance. At best " in answer.out
    assert "Suggestion: Set the learning rate to 0.1." in answer.out
    told = netbuilder("train", good, *options, "--json").json["verdict"]
    assert told["kind"] == "never_left_chance"
    assert told["sentence"] in answer.out
