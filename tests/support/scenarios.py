"""Scenarios: programs of their own that live through something in a real window."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from virtual_screen import virtual_screen

if TYPE_CHECKING:
    from pathlib import Path

SAME = 1e-4
"""Difference between two answers of one network to one drawing, one of them out of a file."""


def run_scenario(
    scenario: Path,
    *arguments: str,
    size: str,
    scale: str = "1",
    needed: tuple[str, ...] = (),
    seconds: float = 120.0,
) -> str:
    """Return what a scenario says on a virtual screen; a complaint fails the test."""
    with virtual_screen(size, needed=needed) as name:
        environment = {
            **os.environ,
            "DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": scale,
        }
        done = subprocess.run(
            [sys.executable, str(scenario), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


def said_by_a_person(scenario: Path, folder: Path, *, size: str) -> dict[str, str]:
    """Return what a person tells who does the main job with files in `folder`: a word, and what."""
    said = run_scenario(scenario, str(folder), size=size, needed=("xdotool",), seconds=420.0)
    return dict(line.split(maxsplit=1) for line in said.splitlines())
