"""How well photos of digits are read: `python tests/benchmarks/pictures.py [COUNT] [MODEL.keras]`.

Of each kind (`tests/support/composed.py`) it composes COUNT pictures, 2,000 where none is stated,
of MNIST's test digits, writes each to a file and reads it as the pad and `predict` do. Without a
model the built-in one is asked. The same seed composes the same pictures.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from composed import EMPTY, WITH_A_DIGIT, WITH_TWO

from netbuilder.data.datasets import load_dataset
from netbuilder.data.framing import frame_ink
from netbuilder.data.picture import PictureError, read_digits
from netbuilder.engine.answering import predict_images
from netbuilder.files.built_in import built_in_model
from netbuilder.files.keras_file import open_keras
from netbuilder.project.certainty import is_sure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator
    from PIL import Image

    from netbuilder.data.datasets import Dataset
    from netbuilder.project.run import Run

_WIDTH = 110
_SEED = 13
_COUNT = 2_000
_RIGHT, _WRONG, _NAMED = 85.0, 1.0, 95.0
"""Percentages: at least so many sure and right, at most so many sure and wrong, at least so many
empty or double pictures named as such."""


@dataclass
class Read:
    """What was found on the pictures of one kind.

    Attributes:
        images: The digits of pictures on which one was found, framed.
        labels: Their labels.
        empty: Number of pictures on which none was found.
        several: Number of pictures on which more than one was found.
        seconds: Time that each picture took, from the file to the ink.
    """

    images: list[np.ndarray] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    empty: int = 0
    several: int = 0
    seconds: list[float] = field(default_factory=list)

    def take(self, picture: Image.Image, label: int, path: Path) -> None:
        """Read a picture from a file of its own."""
        picture.save(path)
        begin = time.perf_counter()
        try:
            inks = read_digits(path)
        except PictureError:
            inks = ()
        self.seconds.append(time.perf_counter() - begin)
        self.empty += not inks
        self.several += len(inks) > 1
        if len(inks) == 1:
            self.images.append(frame_ink(inks[0]))
            self.labels.append(label)

    @property
    def milliseconds(self) -> str:
        """Median time."""
        return f"{1000 * np.median(self.seconds):.0f} ms"


def chosen(data: Dataset, count: int, chance: Generator) -> Iterator[tuple[np.ndarray, int]]:
    """Return test digits drawn at random, with their labels."""
    for index in chance.integers(len(data.x_test), size=count):
        yield data.x_test[index], int(data.y_test[index])


def with_a_digit(run: Run, data: Dataset, count: int, path: Path) -> Table:
    """Kinds that hold a digit: is it read, and does the network know when it is not?"""
    heads = ("a digit on", "sure, right", "sure, wrong", "not sure", "not read", "each", "")
    table = Table(*heads, title=f"{count:,} pictures of each kind")
    for kind, compose in WITH_A_DIGIT.items():
        chance, read = np.random.default_rng(_SEED), Read()
        for digit, label in chosen(data, count, chance):
            read.take(compose(digit, chance), label, path)
        answers = predict_images(run.graph, run.weights, np.stack(read.images))
        is_right = answers.argmax(1) == read.labels
        sure = np.array([is_sure(shares) for shares in answers.tolist()])
        right, wrong = (100 * np.sum(sure & part) / count for part in (is_right, ~is_right))
        verdict = "pass" if right >= _RIGHT and wrong <= _WRONG else "MISS"
        unsure, unread = 100 * np.sum(~sure) / count, 100 * (read.empty + read.several) / count
        shares = [f"{share:.1f} %" for share in (right, wrong, unsure, unread)]
        table.add_row(kind, *shares, read.milliseconds, verdict)
    table.caption = f"at least {_RIGHT:.0f} % sure and right, at most {_WRONG:.0f} % sure and wrong"
    return table


def without_one(data: Dataset, count: int, path: Path) -> Table:
    """Kinds that hold none, or two: are they named as such?"""
    heads = ("shows", "nothing", "one digit", "several", "each", "")
    table = Table(*heads, title=f"{count:,} pictures of each kind")
    for kind, draw in EMPTY.items():
        chance, read = np.random.default_rng(_SEED), Read()
        for _picture in range(count):
            read.take(draw(chance), -1, path)
        table.add_row(kind, *_found(read, read.empty, count))
    for kind, compose in WITH_TWO.items():
        chance, read = np.random.default_rng(_SEED), Read()
        for left, _label in chosen(data, count, chance):
            right = data.x_test[chance.integers(len(data.x_test))]
            read.take(compose(left, right, chance), -1, path)
        table.add_row(kind, *_found(read, read.several, count))
    table.caption = f"at least {_NAMED:.0f} % named as such"
    return table


def _found(read: Read, named: int, count: int) -> tuple[str, ...]:
    """Return what was found, the time, and the verdict."""
    found = (read.empty, len(read.images), read.several)
    verdict = "pass" if 100 * named / count >= _NAMED else "MISS"
    return *(f"{100 * part / count:.1f} %" for part in found), read.milliseconds, verdict


def main(arguments: list[str]) -> None:
    """Print the tables."""
    counts = [int(argument) for argument in arguments if argument.isdecimal()]
    paths = [Path(argument) for argument in arguments if argument.endswith(".keras")]
    run = open_keras(paths[0]).runs[-1] if paths else built_in_model()
    data, count = load_dataset("mnist"), counts[0] if counts else _COUNT
    console = Console(width=_WIDTH)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        console.print(with_a_digit(run, data, count, path))
        console.print(without_one(data, count, path))


if __name__ == "__main__":
    main(sys.argv[1:])
