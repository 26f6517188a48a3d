"""Processes that work in turns, one at a time."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_HERE = Path(__file__).parent


class Worker:
    """A process that answers a line with a line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, line: str) -> str:
        """Send a line and return the answer."""
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        if not answer:
            raise RuntimeError(f"the process ended on “{line}”")
        return answer

    def seconds(self, line: str) -> float:
        """Return the answer as a number."""
        return float(self.ask(line))


@contextmanager
def worker(script: str, *arguments: object, paths: Sequence[Path] = ()) -> Iterator[Worker]:
    """Start a script of this folder and wait until it is ready; end it afterwards."""
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    found = [str(path) for path in paths] + [environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, found))
    process = subprocess.Popen(
        [sys.executable, str(_HERE / script), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    try:
        if process.stdout.readline().strip() != "ready":
            raise RuntimeError(f"{script} {arguments} did not start")
        yield Worker(process)
    finally:
        process.stdin.close()
        process.wait(60)


@contextmanager
def workers(scripts: Mapping[str, Sequence[object]]) -> Iterator[dict[str, Worker]]:
    """Start several, one after the other; those that cannot start are left out."""
    with ExitStack() as stack:
        started = {}
        for name, command in scripts.items():
            try:
                started[name] = stack.enter_context(worker(*map(str, command)))
            except RuntimeError as error:
                sys.stderr.write(f"without {name}: {error}\n")
        yield started


def in_turns(asked: Mapping[str, tuple[Worker, str]], *, rounds: int) -> dict[str, list[float]]:
    """Ask each in turn, `rounds` times over, and return all answers."""
    answers: dict[str, list[float]] = {name: [] for name in asked}
    for turn in range(rounds):
        names = list(asked)
        for name in names if turn % 2 == 0 else reversed(names):
            one, line = asked[name]
            answers[name].append(one.seconds(line))
    return answers


def ratio(theirs: Sequence[float], ours: Sequence[float]) -> float:
    """Return the ratio of the medians."""
    return statistics.median(theirs) / statistics.median(ours)
