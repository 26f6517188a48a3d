"""A test that leaves something at work fails, and says which line made it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

LEAKING = Path(__file__).parent / "support" / "leaking.py"
LINES = LEAKING.read_text("utf-8").splitlines()
PLACE = "tests/support/leaking.py"


@pytest.fixture(scope="module")
def said() -> str:
    """What pytest says of the tests that leave something at work."""
    command = [sys.executable, "-m", "pytest", "-n", "0", "-rE", str(LEAKING)]
    house = LEAKING.parents[2]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False).stdout


def line(mark: str) -> int:
    (found,) = (number for number, text in enumerate(LINES, 1) if text.endswith(f"# {mark}"))
    return found


@pytest.mark.parametrize(
    ("kind", "name"),
    [("thread", "endless"), ("timer", "QTimer"), ("window", "Form"), ("child process", r"pid \d+")],
)
def test_what_is_left_is_named_with_its_line(said: str, kind: str, name: str):
    test = f"test_leaves_a_{kind.replace(' ', '_')}"
    found = f"left at work: a {kind} \\({name}\\) made by {PLACE}:{line(f'a {kind}')}\\b"
    assert re.search(found, said), said
    assert re.search(rf"^ERROR {PLACE}::{test} ", said, re.MULTILINE), said


def test_who_clears_up_passes(said: str):
    assert "8 passed, 4 errors" in said, said
