"""`main.py` as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = Path(__file__).parents[2] / "main.py"
started: list[subprocess.Popen[str]] = []


def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, str(MAIN), *arguments],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    started.append(process)
    return process


def log_of_the_private_home() -> Path:
    return Path(os.environ["XDG_STATE_HOME"]) / "netbuilder" / "log" / "netbuilder.log"


@pytest.fixture(autouse=True)
def _nothing_is_left_running():
    yield
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
    started.clear()


def wait_for_the_window(process) -> None:
    """Wait until the process has written into its log that Keras is ready."""
    import time

    log = log_of_the_private_home()
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        if log.is_file() and "ready:" in log.read_text(encoding="utf-8"):
            return
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.1)
    pytest.fail(f"the window did not come: {process.communicate()}")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process at once on Windows")
def test_the_window_closes_with_code_0_and_a_clean_stderr():
    process = start()
    wait_for_the_window(process)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process at once on Windows")
def test_a_signal_behind_a_dialog_of_the_start_ends_the_process(tmp_path):
    damaged = tmp_path / "damaged.netb"
    damaged.write_bytes(b"no zip")
    process = start(str(damaged))
    wait_for_the_window(process)
    process.send_signal(signal.SIGTERM)
    _out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")


@pytest.mark.parametrize("arguments", [("a", "b"), ("--frobnicate",)])
def test_wrong_usage_is_said_in_one_line(arguments):
    process = start(*arguments)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err.startswith("usage: main.py [FILE]")
    assert len(err.splitlines()) == 1


def test_help_is_no_file():
    process = start("--help")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out.startswith("usage: main.py [FILE]")


@pytest.mark.skipif(sys.platform != "linux", reason="only on X11 can a display be missing so")
def test_without_a_display_one_line_says_so():
    environment = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    process = start(**environment)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "netbuilder --help" in err
