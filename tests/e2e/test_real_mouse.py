"""The whole way once more, with a real mouse on a virtual screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCENARIO = Path(__file__).with_name("scenario_real_mouse.py")
NEEDED = ("Xvfb", "xdotool", "openbox")


@pytest.fixture
def display(tmp_path):
    """Yield the name of a virtual screen with a window manager."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        name = f":{pipe.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL
    )
    yield name
    for process in (manager, screen):
        process.terminate()
        process.wait(timeout=20)


@pytest.mark.xvfb
@pytest.mark.alone
def test_the_whole_way_with_the_real_mouse(display, tmp_path):
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, str(SCENARIO), str(tmp_path / "by-hand.netb")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=420,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert said["read"] == "0"
    blocks, accuracy = said["saved"].rsplit(maxsplit=1)
    assert blocks == "Input Flatten Dense Dense"
    assert float(accuracy) > 0.9
