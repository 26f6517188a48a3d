"""How long verbs of the command line take that neither train nor open a window.

Run as `uv run tests/benchmarks/verbs.py`. Each runs once before, so that its bytecode is warm,
whatever the environment says of writing it; the others take turns.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from rich.console import Console
from rich.table import Table

VERBS = (("blocks", 0.4), ("recipes", 0.4))
ROUNDS = 15


def _seconds(verb: str, environment: dict[str, str]) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "netbuilder", verb]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for verb, _most in VERBS:
            _seconds(verb, environment)
        rounds = [[_seconds(verb, environment) for verb, _most in VERBS] for _ in range(ROUNDS)]
    table = Table("verb", "median", "slowest", "at most", "")
    for (verb, most), times in zip(VERBS, zip(*rounds, strict=True), strict=True):
        median = statistics.median(times)
        verdict = "pass" if median <= most else "MISS"
        table.add_row(verb, f"{median:.2f} s", f"{max(times):.2f} s", f"{most:g} s", verdict)
    Console().print(table)


if __name__ == "__main__":
    main()
