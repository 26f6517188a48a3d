"""The command line as a process of its own: streams, silence, Ctrl-C."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest

from netbuilder.commands.interrupt import stopping_on_interrupt
from netbuilder.files.opening import open_path
from netbuilder.project.run import RunStatus

COMMAND = [sys.executable, "-c", "from netbuilder.cli import main; main()"]


@pytest.fixture
def start():
    """Start the command line; whatever still runs at the end is ended."""
    running = []

    def start_one(*arguments: object) -> subprocess.Popen[str]:
        command = [*COMMAND, *map(str, arguments)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        running.append(process)
        return process

    yield start_one
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_a_training_speaks_of_itself_alone_and_ctrl_c_keeps_its_weights(start, good, tmp_path):
    out = tmp_path / "stopped.netb"
    process = start("train", good, "--epochs", 10_000, "--out", out, "--json")
    assert next(process.stderr).startswith("epoch 1/10000")
    process.send_signal(signal.SIGINT)
    said, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert len(json.loads(said)["epochs"]) < 10_000
    assert json.loads(said)["out"] == str(out)
    lines = err.splitlines()
    assert sum(line.startswith("Stopping after this step") for line in lines) == 1
    assert all(line.startswith(("epoch ", "Stopping")) for line in lines)
    run = open_path(out).last_run
    assert run.status is RunStatus.STOPPED
    assert run.weights


def test_the_second_ctrl_c_breaks_off():
    usual, stops = signal.getsignal(signal.SIGINT), []
    with stopping_on_interrupt(lambda: stops.append("stop")):
        signal.raise_signal(signal.SIGINT)
        assert stops == ["stop"]
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is usual


def test_a_reader_that_goes_away_is_no_disaster(start):
    process = start("blocks")
    process.stdout.close()
    assert "Traceback" not in process.stderr.read()
