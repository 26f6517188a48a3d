"""How well drawn digits are read: `python tests/benchmarks/pad.py [PART …] [MODEL.keras …]`.

The parts are `accuracy`, `ways`, `confusion`, `nothing`, `latency`; without any, all. Without a
model the built-in one is asked. Real pens are replayed through the pad's own strokes and framing;
they are found by the environment variable `NETBUILDER_PENS` (see `pens.py`), and where they are
absent the tables say so.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from nothing import SHAPES, drawn
from pens import REPORTED, WAYS, framed, hands, plainly
from rich.console import Console
from rich.table import Table
from turns import worker

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.answering import predict_images
from netbuilder.files.built_in import built_in_model
from netbuilder.files.keras_file import open_keras
from netbuilder.project.certainty import is_sure

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.project.run import Run

_WIDTH = 110
_BUILT_IN = "built-in"
_MNIST, _PENS, _LOSS = 99.4, 96.0, 2.0
_IDLE_MS, _TRAINING_MS = 16.0, 33.0
_EACH = 50
"""So many drawings of each shape that is no digit."""
_ABSENT = "no pens: set NETBUILDER_PENS to pen_strokes.npz"


def _right(run: Run, images: np.ndarray, digits: np.ndarray) -> float:
    found = predict_images(run.graph, run.weights, images).argmax(1)
    return 100.0 * float((found == digits).mean())


def _verdict(found: float, target: float) -> str:
    return "pass" if found >= target else "MISS"


def accuracy(models: dict[str, Run]) -> Table:
    """Model by data set."""
    table = Table("model", "data set", "digits", "right", "target", "", title="accuracy")
    data, written = load_dataset("mnist"), hands()
    digits = np.array([hand.digit for hand in written or ()])
    for name, run in models.items():
        targets = (_MNIST, _PENS) if name == _BUILT_IN else (None, None)
        found = _right(run, data.x_test, data.y_test)
        row = (name, "MNIST, test images", f"{len(data.x_test):,}", f"{found:.2f} %")
        table.add_row(*row, *_judged(found, targets[0]))
        if written is None:
            table.add_row(name, f"pens: {_ABSENT}", "", "", "", "")
            continue
        found = _right(run, framed(written, plainly), digits)
        pens = f"pens, writers {REPORTED[0]}–{REPORTED[-1]}"
        row = (name, pens, f"{len(written):,}", f"{found:.2f} %")
        table.add_row(*row, *_judged(found, targets[1]))
    return table


def _judged(found: float, target: float | None) -> tuple[str, str]:
    """Return the target, which only the built-in model has, and whether it is reached."""
    return ("", "") if target is None else (f"{target} %", _verdict(found, target))


def ways(models: dict[str, Run]) -> Table:
    """What each way of drawing costs."""
    table = Table("model", "drawn", "right", "loses", "at most", "", title="ways of drawing")
    written = hands()
    if written is None:
        table.add_row(_ABSENT)
        return table
    digits = np.array([hand.digit for hand in written])
    for name, run in models.items():
        usual = _right(run, framed(written, plainly), digits)
        table.add_row(name, "as usual", f"{usual:.2f} %", "", "", "")
        for way, change in WAYS.items():
            found = _right(run, framed(written, change), digits)
            loss = usual - found
            verdict = "pass" if loss <= _LOSS else "MISS"
            table.add_row(name, way, f"{found:.2f} %", f"{loss:+.2f}", f"{_LOSS}", verdict)
    return table


def confusion(models: dict[str, Run]) -> Table:
    """For each digit, how often it is read right, and as what else."""
    table = Table("model", "digit", "drawn", "right", "read as", title="confusion, pens")
    written = hands()
    if written is None:
        table.add_row(_ABSENT)
        return table
    digits = np.array([hand.digit for hand in written])
    images = framed(written, plainly)
    for name, run in models.items():
        found = predict_images(run.graph, run.weights, images).argmax(1)
        for digit in range(10):
            answers = found[digits == digit]
            others = np.bincount(answers[answers != digit], minlength=10)
            worst = [f"{d} ({others[d]})" for d in np.argsort(-others)[:3] if others[d]]
            share = 100.0 * float((answers == digit).mean())
            table.add_row(name, str(digit), str(len(answers)), f"{share:.1f} %", ", ".join(worst))
    return table


def nothing(models: dict[str, Run]) -> Table:
    """How often a network says that it is not sure: of digits, and of what is none."""
    table = Table("model", "drawn", "count", "not sure", "wrong, and sure", title="not sure")
    written = hands() or []
    digits = np.array([hand.digit for hand in written])
    others = framed(drawn(_EACH), plainly)
    for name, run in models.items():
        if written:
            answers = predict_images(run.graph, run.weights, framed(written, plainly))
            sure = np.array([is_sure(shares) for shares in answers])
            wrong = float((sure & (answers.argmax(1) != digits)).mean())
            unsure = f"{100 * (1 - sure.mean()):.1f} %"
            table.add_row(name, "digits", f"{len(written):,}", unsure, f"{100 * wrong:.1f} %")
        else:
            table.add_row(name, f"digits: {_ABSENT}", "", "", "")
        unsure = 100 * np.mean(
            [not is_sure(s) for s in predict_images(run.graph, run.weights, others)]
        )
        what = f"{len(SHAPES)} letters and shapes"
        table.add_row(name, what, f"{len(others):,}", f"{unsure:.1f} %", "")
    return table


def latency(models: dict[str, Run]) -> Table:
    """From the mouse event to painted bars."""
    names = ("from a mouse event to painted bars", "median", "95 of 100 within", "at most", "")
    table = Table(*names, title="latency")
    with worker("pad_in_window.py") as window:
        for what, line, target in (
            ("idle", "idle", _IDLE_MS),
            ("while training", "training", _TRAINING_MS),
        ):
            median, most = (float(part) for part in window.ask(line).split())
            verdict = "pass" if most <= target else "MISS"
            table.add_row(what, f"{median:.1f} ms", f"{most:.1f} ms", f"{target:.0f} ms", verdict)
    return table


PARTS: dict[str, Callable[[dict[str, Run]], Table]] = {
    "accuracy": accuracy,
    "ways": ways,
    "confusion": confusion,
    "nothing": nothing,
    "latency": latency,
}


def main(arguments: list[str]) -> None:
    """Print the tables asked for."""
    chosen = [name for name in PARTS if name in arguments] or list(PARTS)
    paths = [Path(a) for a in arguments if a.endswith(".keras")]
    models = {path.stem: open_keras(path).runs[-1] for path in paths}
    console = Console(width=_WIDTH)
    for name in chosen:
        console.print(PARTS[name](models or {_BUILT_IN: built_in_model()}))


if __name__ == "__main__":
    main(sys.argv[1:])
