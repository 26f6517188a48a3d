"""Output of the command line: answers to stdout, everything else to stderr."""

from __future__ import annotations

import contextlib
import io
import json
import math
import shutil
import sys
import textwrap
from typing import TYPE_CHECKING, Final

import typer

from netbuilder.sentences import one_line
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.errors import NetBuilderError

FAULT: Final = 1
SHORT_ID: Final = 8
"""Letters of a run's id that are shown, and are enough to name it."""
_NAME: Final = 24


def prepare_streams() -> None:
    """Let no letter that a terminal cannot show end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Write a line of the answer; names of others that stand in it can do no more than be read."""
    typer.echo(one_line(text))


def say_entry(name: str, text: str) -> None:
    """Write a name and, beside it, what is said of it, within the terminal's width."""
    width = min(max(shutil.get_terminal_size().columns, _NAME + 40), _NAME + 76)
    lines = textwrap.wrap(text, width - _NAME, break_long_words=False) or [""]
    say(f"{name:<{_NAME - 1}} {lines[0]}")
    for line in lines[1:]:
        say(" " * _NAME + line)


def say_path(path: Path) -> None:
    """Write where a file is, below its entry and in one piece, so that it can be copied."""
    say(f"{'':<{_NAME}}{path}")


def say_json(data: object) -> None:
    """Write the whole answer as one JSON document; NaN and infinity become null."""
    typer.echo(json.dumps(_finite(data), indent=2, allow_nan=False))


def _finite(data: object) -> object:
    if isinstance(data, float):
        return data if math.isfinite(data) else None
    if isinstance(data, dict):
        return {key: _finite(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_finite(value) for value in data]
    return data


def tell(text: str) -> None:
    """Write a line about what goes on, beside the answer."""
    typer.echo(one_line(text), err=True)


def fail(error: NetBuilderError) -> None:
    """Write a refusal on one line."""
    tell(_("error: {sentence}").format(sentence=error.sentence()))
