"""How long `netbuilder check` takes: `python tests/benchmarks/checking.py [BLOCKS …]`.

Networks of 500, 1,000, 2,000 and 20,000 blocks, a bypass around every three of them, each checked
in a process of its own from start to end; the best of three, as others may be at work. Of it the
first column is what the command takes for a network of four blocks: Python and its modules.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from canvas import network
from rich.console import Console
from rich.table import Table

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.files.json_text import write_json
from netbuilder.network.edit import append
from netbuilder.network.graph import Point
from netbuilder.project.codec import project_to_json
from netbuilder.project.project import Project

_LEAST = 4
_SIZES = (500, 1_000, 2_000, 20_000)
_ROUNDS = 3
_ANSWER = Dense(units=10, activation=ActivationFunction.SOFTMAX)


def seconds(path: Path) -> float:
    """Return how long a check of the file takes at best."""
    start = "from netbuilder.cli import main; main()"
    command = [sys.executable, "-c", start, "check", "--json", str(path)]
    found = []
    for _round in range(_ROUNDS):
        began = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found.append(time.perf_counter() - began)
    return min(found)


def main(sizes: tuple[int, ...]) -> None:
    """Write the networks, check each and print the seconds."""
    table = Table(title="netbuilder check (s)")
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for size in (_LEAST, *sizes):
            path = Path(folder, f"{size}.json")
            project = Project(graph=append(network(size - _LEAST), _ANSWER, Point(0.0, 0.0))[0])
            path.write_text(write_json(project_to_json(project)), encoding="utf-8")
            table.add_column(f"{size:,} blocks", justify="right")
            figures.append(f"{seconds(path):.2f}")
    table.add_row(*figures)
    Console().print(table)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or _SIZES)
