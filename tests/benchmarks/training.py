"""Training against Keras and PyTorch: `python tests/benchmarks/training.py [ROUNDS] [PART …]`.

The parts are `speed`, `cost`, `memory`, `answer`; without any, all. `convolutions` is the part of
`speed` that trains the CNN. Every peer lives in a process
of its own, warmed up, and all take turns, one epoch each, forwards and backwards: so a busy machine
slows all of them alike. NetBuilder's epochs are those of the window, with live plots. Ratios are of
medians. PyTorch takes part where `python -c "import torch"` works.
"""

from __future__ import annotations

import statistics
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from turns import in_turns, ratio, worker, workers
from works import WORKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_WIDTH = 120
_RELU, _CNN, _LONG = 1, 4, 5
_TRAININGS = 50
_SETTLED = 10
_CHANGED = 8
_MEGABYTE = 2**20


def _verdict(figure: float, target: float, *, most: bool = False) -> str:
    return "pass" if (figure <= target if most else figure >= target) else "MISS"


def speed(rounds: int) -> Table:
    """How many times as fast as the peers."""
    return _speed(rounds, range(len(WORKS)))


def convolutions(rounds: int) -> Table:
    """The same of the CNN alone."""
    return _speed(rounds, [_CNN])


def _speed(rounds: int, indices: Iterable[int]) -> Table:
    names = ("work", "NetBuilder (s)", "peer", "peer (s)", "ratio", "target", "")
    table = Table(*names, title=f"one epoch with the window open, {rounds} rounds")
    for index in indices:
        work = WORKS[index]
        if not work.targets:
            continue
        scripts = {"window": ("in_window.py", index)}
        scripts |= {peer: ("peers.py", peer, index) for peer in work.targets}
        with workers(scripts) as started:
            asked = {name: (one, "epoch") for name, one in started.items()}
            seconds = in_turns(asked, rounds=rounds)
        ours = seconds.pop("window")
        for peer, theirs in seconds.items():
            found, target = ratio(theirs, ours), work.targets[peer]
            table.add_row(
                work.name,
                f"{statistics.median(ours):.2f}",
                peer,
                f"{statistics.median(theirs):.2f}",
                f"{found:.2f}",
                f"{target:.2f}",
                _verdict(found, target),
            )
    return table


def cost(rounds: int) -> Table:
    """What live plots, a pen on the pad, and all of the window take from training."""
    names = ("what", "without (s)", "with (s)", "slower by", "at most", "")
    table = Table(*names, title=f"cost of the window, {WORKS[_LONG].name}, {rounds} rounds")
    scripts = {"loop": ("peers.py", "loop", _LONG), "window": ("in_window.py", _LONG)}
    with workers(scripts) as started:
        window, alone = started["window"], started["loop"]
        asked = {
            "loop": (alone, "epoch"),
            "hidden": (window, "epoch hidden"),
            "plots": (window, "epoch"),
            "pen": (window, "epoch pen"),
        }
        seconds = in_turns(asked, rounds=rounds)
    for title, name, base, target in (
        ("live plots, against the same window with its plots hidden", "plots", "hidden", 0.03),
        ("a pen that draws without end, against none", "pen", "plots", 0.15),
        ("window, live plots and checkpoints, against the loop alone", "plots", "loop", None),
    ):
        found = ratio(seconds[name], seconds[base]) - 1.0
        table.add_row(
            title,
            f"{statistics.median(seconds[base]):.2f}",
            f"{statistics.median(seconds[name]):.2f}",
            f"{found:.1%}",
            "" if target is None else f"{target:.0%}",
            "" if target is None else _verdict(found, target, most=True),
        )
    return table


def memory(rounds: int) -> Table:
    """How much memory training takes, once and many times."""
    table = Table("what", "found", "at most", "", title=f"memory, {WORKS[_RELU].name}")
    scripts = {"fit": ("peers.py", "fit", _RELU), "window": ("in_window.py", _RELU)}
    with workers(scripts) as started:
        for one in started.values():
            one.ask("epoch")
        peaks = {name: one.seconds("memory") for name, one in started.items()}
    found = peaks["window"] / peaks["fit"]
    table.add_row(
        f"peak of the whole program ({peaks['window'] / _MEGABYTE:,.0f} MB) against the Keras "
        f"script ({peaks['fit'] / _MEGABYTE:,.0f} MB)",
        f"{found:.2f} ×",
        "1.15 ×",
        _verdict(found, 1.15, most=True),
    )
    with worker("in_window.py", _RELU) as window:
        residents = []
        for _ in range(_TRAININGS):
            window.ask("epoch")
            residents.append(window.seconds("resident"))
        threads = window.seconds("threads")
        settled = statistics.median(residents[_SETTLED - 3 : _SETTLED])
        growth = statistics.median(residents[-3:]) / settled - 1.0
        before = window.seconds("resident")
        for _ in range(_CHANGED):
            window.ask("first")
        each = (window.seconds("resident") - before) / _CHANGED / _MEGABYTE
    table.add_row(
        f"growth from training {_SETTLED} to training {_TRAININGS} of one network "
        f"({settled / _MEGABYTE:,.0f} MB resident)",
        f"{growth:.1%}",
        "5%",
        _verdict(growth, 0.05, most=True),
    )
    table.add_row(f"threads of Python after {_TRAININGS} trainings", f"{threads:.0f}", "3", "")
    table.add_row(
        f"each of {_CHANGED} changed networks",
        f"{each:.1f} MB",
        "20 MB",
        _verdict(each, 20, most=True),
    )
    return table


def answer(rounds: int) -> Table:
    """How soon the window answers."""
    table = Table("what", "found", "at most", "", title=f"the window, {WORKS[_RELU].name}")
    gaps = []
    with worker("in_window.py", _RELU) as window:
        gaps.append([float(part) for part in window.ask("gaps").split()])
        firsts = [window.seconds("first") for _ in range(2 * rounds)]
    for _ in range(rounds - 1):
        with worker("in_window.py", _RELU) as window:
            gaps.append([float(part) for part in window.ask("gaps").split()])
    first = statistics.median(firsts)
    table.add_row(
        "from Train to the first figures, a network never compiled (median)",
        f"{first:.2f} s",
        "1.5 s",
        _verdict(first, 1.5, most=True),
    )
    for name, column, target in (("99th percentile", 1, 16.0), ("largest", 2, 100.0)):
        found = statistics.median(row[column] for row in gaps)
        table.add_row(
            f"intervals of a 10 ms timer over import, build, compile, train: {name}",
            f"{found:.0f} ms",
            f"{target:.0f} ms",
            _verdict(found, target, most=True),
        )
    return table


PARTS: dict[str, Callable[[int], Table]] = {
    "speed": speed,
    "convolutions": convolutions,
    "cost": cost,
    "memory": memory,
    "answer": answer,
}


def main(arguments: list[str]) -> None:
    """Measure the parts asked for and print their tables."""
    rounds = next((int(argument) for argument in arguments if argument.isdigit()), 5)
    whole = [name for name in PARTS if name != "convolutions"]
    chosen = [name for name in PARTS if name in arguments] or whole
    console = Console(width=_WIDTH)
    for name in chosen:
        console.print(PARTS[name](rounds))


if __name__ == "__main__":
    main(sys.argv[1:])
