"""The figures of runs as one table in CSV (RFC 4180, UTF-8), one figure in a line.

The columns are, in this order:

- `run`: the name of the run.
- `epoch`: from 1, as on the time axis; a run that goes on from another begins behind it.
- `step`: how many optimizer steps of the run were done, from 1; for an epoch's figure its last.
- `metric`: `step_loss` and `step_accuracy`, of one optimizer step; for each epoch `loss`,
  `accuracy` (means over its training examples), `val_loss`, `val_accuracy`, `plain_loss`,
  `plain_accuracy` (training examples measured as validation is), `learning_rate`, `batch_size` and
  `seconds`. What was not measured has no line.
- `value`: the exact number, in as many digits as it takes; accuracies from 0 to 1; `nan`, `inf`.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TextIO

from netbuilder.project.epoch_numbers import epoch_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netbuilder.project.run import Epoch

HEADER: Final = ("run", "epoch", "step", "metric", "value")
_OF_EPOCH: Final = (
    "loss",
    "accuracy",
    "val_loss",
    "val_accuracy",
    "plain_loss",
    "plain_accuracy",
    "learning_rate",
    "batch_size",
    "seconds",
)
_CHUNK: Final = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Measurements of one run; `ends` are the steps done at 0 and at the end of each epoch."""

    run: str
    first_epoch: int
    ends: Sequence[int]
    step_loss: Sequence[float]
    step_accuracy: Sequence[float]
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
    total = max(1, sum(2 * len(run.step_loss) + len(_OF_EPOCH) * len(run.epochs) for run in runs))
    rows, done = (row for run in runs for row in _rows(run)), 0
    while chunk := list(islice(rows, _CHUNK)):
        writer.writerows(chunk)
        done += len(chunk)
        if not proceed(min(1.0, done / total)):
            return False
    return True


def _rows(run: Columns) -> Iterator[tuple[str, int, int, str, float]]:
    for step, (loss, accuracy) in enumerate(zip(run.step_loss, run.step_accuracy, strict=False), 1):
        epoch = epoch_number(bisect_left(run.ends, step) - 1, first_epoch=run.first_epoch)
        yield run.run, epoch, step, "step_loss", float(loss)
        yield run.run, epoch, step, "step_accuracy", float(accuracy)
    for index, (end, epoch_done) in enumerate(zip(run.ends[1:], run.epochs, strict=True)):
        epoch = epoch_number(index, first_epoch=run.first_epoch)
        for metric in _OF_EPOCH:
            value = getattr(epoch_done, metric)
            if value is not None:
                yield run.run, epoch, end, metric, float(value)
