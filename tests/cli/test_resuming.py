"""A training that was interrupted is resumed from the command line."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from bad_disk import fail_to_read
from checkpoint_samples import make_checkpoint

from netbuilder.files.checkpoints import CheckpointStore, data_folder
from netbuilder.files.opening import open_path
from netbuilder.project.run import RunStatus

KEEPING_OFTEN = """
from netbuilder.engine import checkpointer as keeping
keeping._BETWEEN = 0.0
from netbuilder.cli import main
main()
"""


def interrupt(run_id: str, *, name: str = "Run 3", **changes: object) -> None:
    gone = CheckpointStore(data_folder())
    gone.write(make_checkpoint(run_id=run_id, name=name, **{"origin": "", **changes}))
    gone.leave(run_id)


def test_without_an_interrupted_training_there_is_nothing_to_resume(netbuilder):
    answer = netbuilder("resume")
    assert (answer.code, answer.out) == (1, "")
    assert "No interrupted training" in answer.error
    assert netbuilder("resume", "--list").code == 0
    assert netbuilder("resume", "--list", "--json").json == []


def test_the_interrupted_are_listed_the_newest_first(netbuilder):
    interrupt("aaaaaaaaaaaa", name="Run 1")
    interrupt("bbbbbbbbbbbb", name="Run 2", epochs=3)
    listed = netbuilder("resume", "--list")
    first, second = listed.out.splitlines()
    assert first.startswith("bbbbbbbb ")
    assert "Run 2 of “Mine – «ü»”: epoch 4 of 10, 20" in first
    assert second.startswith("aaaaaaaa ")
    told = netbuilder("resume", "--list", "--json").json
    assert [run["run_id"] for run in told] == ["bbbbbbbbbbbb", "aaaaaaaaaaaa"]
    assert (told[0]["epoch"], told[0]["epochs"]) == (4, 10)


@pytest.mark.parametrize("wanted", ["Run 9", "b", "run 1"])
def test_a_run_that_is_not_one_is_refused(netbuilder, wanted):
    for run_id in ("b1", "b2"):
        interrupt(run_id, name="Run 1")
    answer = netbuilder("resume", wanted)
    assert answer.code == 1
    assert "one of Run 1 (b2), Run 1 (b1)" in answer.error
    assert "resume --list" in answer.error


def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_lost(netbuilder, tmp_path):
    interrupt("run-1")
    assert netbuilder("resume", "--out", tmp_path / "model.h5").code == 2
    answer = netbuilder("resume", "--out", tmp_path / "missing" / "model.keras")
    assert answer.code == 1
    assert "cannot be written" in answer.error
    assert [run.run_id for run in CheckpointStore(data_folder()).unfinished()] == ["run-1"]


def test_a_damaged_state_is_refused_this_once(netbuilder):
    interrupt("run-1")
    for path in data_folder().glob("runs/*/objects/*"):
        if path.stat().st_size > 10_000:
            path.write_bytes(b"x" * path.stat().st_size)
    refused = netbuilder("resume")
    assert "The training state" in refused.error
    assert "It is damaged and has been moved to" in refused.error
    assert len(list((data_folder() / "damaged").glob("*/objects/*"))) > 1
    assert "No interrupted training" in netbuilder("resume").error


def test_a_state_that_cannot_be_read_now_is_said_and_offered_later(netbuilder, monkeypatch):
    interrupt("run-1")
    with monkeypatch.context() as patch:
        fail_to_read(patch, *data_folder().glob("runs/*/head.json"))
        for answer in (netbuilder("resume", "--list"), netbuilder("resume")):
            assert (
                "An interrupted training cannot be resumed: found Input/output error" in answer.err
            )
            assert "It stays in" in answer.err
    assert netbuilder("resume", "--list").out.startswith("run-1")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal 9")
def test_a_killed_training_ends_with_the_numbers_of_an_undisturbed_one(netbuilder, good, tmp_path):
    quiet = netbuilder("train", good, "--epochs", 8, "--out", tmp_path / "quiet.netb")
    assert quiet.code == 0
    command = [sys.executable, "-c", KEEPING_OFTEN, "train", str(good), "--epochs", "8"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not (line := next(process.stderr)).startswith("epoch 3/"):
            assert line.startswith("epoch ")
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL

    out = tmp_path / "resumed.netb"
    interrupt("older", seed=1)
    (wanted,) = (r for r in CheckpointStore(data_folder()).unfinished() if r.run_id != "older")
    resumed = netbuilder("resume", wanted.run_id[:8], "--out", out, "--json")

    assert resumed.code == 0
    assert len(resumed.json["epochs"]) == 8
    assert "epoch 1/8" not in resumed.err
    one, other = open_path(out).last_run, open_path(tmp_path / "quiet.netb").last_run
    assert one.status is RunStatus.FINISHED
    assert one.series.step_loss == other.series.step_loss
    assert one.test == other.test
    assert open_path(out).project.title == open_path(good).project.title
    assert [run.run_id for run in CheckpointStore(data_folder()).unfinished()] == ["older"]
