"""The command line as a process of its own: streams, silence, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from netbuilder.commands.interrupt import stopping_on_interrupt
from netbuilder.commands.train_progress import TrainProgress
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
    assert next(process.stderr).startswith("epoch 1/10,000")
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


def test_the_second_ctrl_c_breaks_off_but_not_the_first_come_twice():
    usual, stops, told, clock = signal.getsignal(signal.SIGINT), [], [], [5.0]

    def stop() -> None:
        stops.append("stop")

    with stopping_on_interrupt(stop, tell=told.append, now=lambda: clock[0]):
        signal.raise_signal(signal.SIGINT)
        clock[0] = 5.9
        signal.raise_signal(signal.SIGINT)
        assert stops == ["stop"]
        assert len(told) == 1
        clock[0] = 6.0
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is usual


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_while_the_command_line_itself_is_imported_leaves_no_traceback():
    interrupt = (
        "import signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'typer': signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from netbuilder.cli import main\n"
        "main(['recipes'])\n"
    )
    ended = subprocess.run([sys.executable, "-c", interrupt], capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")


def test_what_is_told_during_tensorflows_import_is_seen(capfd):
    with TrainProgress() as progress, Path(os.devnull).open("wb") as nowhere:
        kept = os.dup(2)
        os.dup2(nowhere.fileno(), 2)
        progress.tell("Stopping")
        os.dup2(kept, 2)
        os.close(kept)
    assert capfd.readouterr().err == "Stopping\n"


def test_a_reader_that_goes_away_is_no_disaster(start):
    process = start("blocks")
    process.stdout.close()
    assert "Traceback" not in process.stderr.read()


def test_the_package_itself_can_be_run(start):
    process = subprocess.run(
        [sys.executable, "-m", "netbuilder", "recipes", "--json"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    said, _err = start("recipes", "--json").communicate(timeout=60)
    assert process.stdout == said
    assert json.loads(said)
