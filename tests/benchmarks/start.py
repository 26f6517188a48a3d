"""Starts of the program, each in a process of its own: `python tests/benchmarks/start.py [STARTS]`.

From the start of the process until the canvas with its network has been painted, or until a verb of
the command line has ended. Python's bytecode is warm: it lies in a folder of the benchmark, and the
first start of each kind, which fills it, does not count. All kinds take turns. The window opens
off-screen and on an X server: the one of `DISPLAY`, or an Xvfb where that is installed.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WINDOW = str(Path(__file__).with_name("start_of_window.py"))
_VERB = ("-m", "netbuilder")
_SCREEN = "1440x900x24"


class Kind(NamedTuple):
    """One way to start; a window says how long it took, a verb is waited for."""

    title: str
    command: tuple[str, ...]
    at_most: float
    platform: str = ""


KINDS = (
    Kind("main.py until the window is painted, off-screen", (_WINDOW, "main.py"), 1.0, "offscreen"),
    Kind("netbuilder until the window is painted, off-screen", (_WINDOW, "cli"), 1.0, "offscreen"),
    Kind("main.py until the window is painted, X server", (_WINDOW, "main.py"), 1.0, "xcb"),
    Kind("netbuilder until the window is painted, X server", (_WINDOW, "cli"), 1.0, "xcb"),
    Kind("netbuilder blocks", (*_VERB, "blocks"), 0.4),
    Kind("netbuilder recipes", (*_VERB, "recipes"), 0.4),
)


def start(kind: Kind, environment: Mapping[str, str]) -> float:
    """Return how many seconds one start takes."""
    changed = {**environment, "QT_QPA_PLATFORM": kind.platform}
    began = time.monotonic()
    command = [sys.executable, *kind.command]
    if kind.platform:
        command.append(str(began))
    done = subprocess.run(command, env=changed, capture_output=True, text=True, check=True)
    return float(done.stdout) if kind.platform else time.monotonic() - began


@contextmanager
def private_environment() -> Iterator[dict[str, str]]:
    """Yield an environment with folders of its own, in which bytecode is written and kept."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            environment[name] = f"{folder}/{name}"
        yield environment


@contextmanager
def screen() -> Iterator[str]:
    """Yield the name of an X display, empty where there can be none."""
    if os.environ.get("DISPLAY") or shutil.which("Xvfb") is None:
        yield os.environ.get("DISPLAY", "")
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", _SCREEN]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def measure(starts: int) -> dict[Kind, list[float]]:
    """Return the seconds of all starts but the first of each kind."""
    with screen() as display, private_environment() as environment:
        environment["DISPLAY"] = display
        kinds = [kind for kind in KINDS if kind.platform != "xcb" or display]
        seconds: dict[Kind, list[float]] = {kind: [] for kind in kinds}
        for turn in range(starts + 1):
            for kind in kinds if turn % 2 else reversed(kinds):
                seconds[kind].append(start(kind, environment))
    return {kind: found[1:] for kind, found in seconds.items()}


def main(arguments: list[str]) -> None:
    """Measure and print the table."""
    starts = int(arguments[0]) if arguments else 9
    names = ("what", "median (s)", "fastest (s)", "at most (s)", "")
    table = Table(*names, title=f"{starts} starts of each kind, with warm bytecode")
    for kind, seconds in measure(starts).items():
        median = statistics.median(seconds)
        table.add_row(
            kind.title,
            f"{median:.2f}",
            f"{min(seconds):.2f}",
            f"{kind.at_most:.1f}",
            "pass" if median <= kind.at_most else "MISS",
        )
    Console(width=100).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
