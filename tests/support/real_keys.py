"""The real keyboard of an X display, through xdotool."""

from __future__ import annotations

import subprocess


def type_text(text: str) -> None:
    _do("type", "--delay", "30", text)


def press(key: str, *, times: int = 1) -> None:
    """Press a key, or several together as in `ctrl+s`, so many times."""
    _do("key", "--delay", "20", *[key] * times)


def _do(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=30)
