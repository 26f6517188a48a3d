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
from netbuilder.files.checkpoints import CheckpointStore, data_folder
from netbuilder.files.opening import open_path
from netbuilder.project.run import RunStatus

TERMINATIONS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
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


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no SIGHUP")
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_the_system_may_end_a_training_which_is_written_and_can_be_resumed(
    start, good, tmp_path, name, code
):
    out = tmp_path / "stopped.netb"
    process = start("train", good, "--epochs", 10_000, "--out", out)
    assert next(process.stderr).startswith("epoch 1/10,000")
    process.send_signal(getattr(signal, name))
    said, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert f"Written to {out}" in said
    run = open_path(out).last_run
    assert run.status is RunStatus.STOPPED
    assert run.weights
    assert err.splitlines()[-1] == f"To resume the training: netbuilder resume {run.id[:8]}"
    (left,) = CheckpointStore(data_folder()).unfinished()
    assert left.run_id == run.id


IN_A_TERMINAL = """
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[1], sys.argv[1:])
shown = b""
while b"epoch 1/10,000" not in shown:
    shown += os.read(terminal, 1000)
os.close(terminal)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="Windows has no pseudo-terminals")
def test_a_terminal_that_goes_away_costs_no_training(good, tmp_path):
    out = tmp_path / "stopped.netb"
    command = [*COMMAND, "train", str(good), "--epochs", "10000", "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-c", IN_A_TERMINAL, *command],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout == "129\n"
    assert open_path(out).last_run.status is RunStatus.STOPPED


@pytest.mark.parametrize("ignored", TERMINATIONS)
def test_what_is_to_be_ignored_stays_ignored(ignored):
    stops = Stops()
    usual = signal.signal(ignored, signal.SIG_IGN)
    try:
        with stopping_on_interrupt(stops, tell=stops.told.append):
            signal.raise_signal(ignored)
    finally:
        signal.signal(ignored, usual)
    assert stops.asked == []


class Stops:
    """Notes what a training is asked for."""

    def __init__(self) -> None:
        self.asked: list[bool] = []
        self.told: list[str] = []

    def __call__(self, *, stays_open: bool) -> None:
        self.asked.append(stays_open)


@pytest.mark.parametrize("number", [signal.SIGINT, *TERMINATIONS])
def test_the_second_signal_breaks_off_but_not_the_first_come_twice(number):
    usual, stops, clock = signal.getsignal(number), Stops(), [5.0]
    is_by_hand = number == signal.SIGINT
    with stopping_on_interrupt(stops, tell=stops.told.append, now=lambda: clock[0]) as asked:
        signal.raise_signal(number)
        clock[0] = 5.9
        signal.raise_signal(number)
        assert stops.asked == [not is_by_hand]
        assert len(stops.told) == 1
        assert asked.exit_code == 128 + number
        clock[0] = 6.0
        with pytest.raises(KeyboardInterrupt if is_by_hand else SystemExit):
            signal.raise_signal(number)
    assert signal.getsignal(number) is usual


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
