"""The figures of runs as one table in CSV (RFC 4180, UTF-8), one figure in a line.

The columns are, in this order:

- `run`: the name of the run.
- `epoch`: from 1, as on the time axis; a run that goes on from another begins behind it.
- `step`: how many optimizer steps of the run were done, from 1; for an epoch's figure its last.
- `metric`: `step_loss` and `step_` with the name of each metric, of one optimizer step; for each
  epoch `loss` and each metric by its name (means over its training examples), the same behind
  `val_` and `plain_` (training examples measured as validation is), `learning_rate`, `batch_size`
  and `seconds`. What was not measured has no line.
- `value`: the exact number, in as many digits as it takes; shares from 0 to 1; `nan`, `inf`.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TextIO

from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.series import STEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from netbuilder.project.series import Epoch

HEADER: Final = ("run", "epoch", "step", "metric", "value")
_CHUNK: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Measurements of one run.

    `ends` are the steps done at 0 and at the end of each epoch, `steps` the figures of the steps by
    the name of what was measured.
    """

    run: str
    first_epoch: int
    ends: Sequence[int]
    steps: Mapping[str, Sequence[float]]
    epochs: Sequence[Epoch]


def write_table(
    file: TextIO, runs: Sequence[Columns], *, proceed: Callable[[float], bool] = lambda _share: True
) -> bool:
    """Write the table of all runs; the file is open for text with `newline=""`.

    `proceed` is told now and then how much is done, 0 to 1; where it answers False, the table is
    left unfinished and False returned.
    """
    writer = csv.writer(file)
    writer.writerow(HEADER)
    total = max(1, sum(_count(run) for run in runs))
    rows, done = (row for run in runs for row in _rows(run)), 0
    while chunk := list(islice(rows, _CHUNK)):
        writer.writerows(chunk)
        done += len(chunk)
        if not proceed(min(1.0, done / total)):
            return False
    return True


def _count(run: Columns) -> int:
    """Return how many lines a run has."""
    epochs = sum(len(_of_epoch(epoch)) for epoch in run.epochs)
    return epochs + sum(len(figures) for figures in run.steps.values())


def _of_epoch(epoch: Epoch) -> dict[str, float]:
    """Return all that is told of an epoch, by its name."""
    rate = {} if epoch.learning_rate is None else {"learning_rate": epoch.learning_rate}
    more = {"batch_size": epoch.batch_size, "seconds": epoch.seconds}
    return {**epoch.figures(), **rate, **more}


def _rows(run: Columns) -> Iterator[tuple[str, int, int, str, float]]:
    names = [STEP + name for name in run.steps]
    for step, figures in enumerate(zip(*run.steps.values(), strict=False), 1):
        epoch = epoch_number(bisect_left(run.ends, step) - 1, first_epoch=run.first_epoch)
        for name, figure in zip(names, figures, strict=True):
            yield run.run, epoch, step, name, float(figure)
    for index, (end, epoch_done) in enumerate(zip(run.ends[1:], run.epochs, strict=True)):
        epoch = epoch_number(index, first_epoch=run.first_epoch)
        for name, value in _of_epoch(epoch_done).items():
            yield run.run, epoch, end, name, float(value)
