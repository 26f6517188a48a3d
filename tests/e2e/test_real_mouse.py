"""The whole way once more, with a real mouse on a virtual screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from virtual_screen import virtual_screen

SCENARIO = Path(__file__).with_name("scenario_real_mouse.py")


@pytest.fixture
def display():
    """Yield the name of a virtual screen with a window manager."""
    with virtual_screen("1600x1000", needed=("xdotool",)) as name:
        yield name


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
    assert blocks == "Input Flatten Dense Dense Dense"
    assert float(accuracy) > 0.9
