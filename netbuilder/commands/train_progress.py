"""A training's messages as a progress bar on a terminal, as one line per epoch elsewhere."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn
from rich.text import Text

from netbuilder.engine.messages import (
    CheckpointFailed,
    EpochDone,
    RunStage,
    RunStarted,
    StepsDone,
)
from netbuilder.project.datasets import dataset_info
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.example_words import short_speed
from netbuilder.project.metric_words import line_of
from netbuilder.project.task import ExampleKind
from netbuilder.words import _, grouped, number, percent

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Task as RichTask

    from netbuilder.engine.messages import Message
    from netbuilder.project.series import Epoch, Score
    from netbuilder.project.task import Task


def _own_stderr() -> TextIO:
    """Return stderr by a descriptor of its own: TensorFlow's import is kept from writing to 2."""
    try:
        return open(os.dup(2), "w", encoding=sys.stderr.encoding, errors="replace")
    except (OSError, AttributeError):  # There is no stderr.
        return open(os.devnull, "w", encoding="utf-8")


class _PercentColumn(ProgressColumn):
    """Share that is done, as percentages are written in the language in use."""

    def render(self, task: RichTask) -> Text:
        """Write the share of a task, as wide as 100 % is."""
        return Text(percent(task.percentage / 100, digits=0).rjust(len(percent(1.0, digits=0))))


class TrainProgress:
    """Takes the engine's messages and shows them on stderr."""

    def __init__(self) -> None:
        self._stream = _own_stderr()
        self._console = Console(file=self._stream, highlight=False, markup=False)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            _PercentColumn(),
            TextColumn("{task.fields[detail]}"),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task(_("TensorFlow is starting"), total=None, detail="")
        self._asked: Task | None = None
        self._first_epoch = self._epochs = self._steps = 0
        self._troubles: set[str] = set()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            self._bar.stop()
        with suppress(OSError):
            self._stream.close()

    def tell(self, text: str) -> None:
        """Write a line above the bar, even from a signal's handler.

        That may have come amid another line, where Python's buffered streams refuse to be called
        again: so they are passed by.
        """
        line = f"\r{text}\x1b[K\n" if self._console.is_terminal else f"{text}\n"
        with suppress(OSError):
            os.write(self._stream.fileno(), line.encode(self._stream.encoding, "replace"))

    def __call__(self, message: Message) -> None:
        """Show one message; a terminal that is gone ends no training."""
        with suppress(OSError):
            self._show(message)

    def _show(self, message: Message) -> None:
        match message:
            case RunStarted(epochs=epochs, steps_per_epoch=steps, first_epoch=first):
                self._asked = dataset_info(message.dataset).task
                self._first_epoch, self._epochs, self._steps = first, epochs, steps
                self._bar.update(self._task, total=epochs * steps)
            case RunStage(stage=stage):
                self._bar.update(self._task, description=stage.caption, detail="")
            case StepsDone():
                self._show_steps(message)
            case EpochDone(index=index, epoch=epoch):
                self._console.print(self._epoch_line(index, epoch), soft_wrap=True)
            case CheckpointFailed(error=error) if error.subject not in self._troubles:
                self._troubles.add(error.subject)
                line = _("The training continues, but: {trouble}")
                self._console.print(line.format(trouble=error.sentence()), soft_wrap=True)

    def _show_steps(self, message: StepsDone) -> None:
        self._bar.update(
            self._task,
            completed=message.epoch * self._steps + message.step,
            description=self._epoch_name(message.epoch),
            detail=_("loss {loss}, {speed}, {left} s left").format(
                loss=number(message.loss[-1], ".4f"),
                speed=short_speed(self._example(), message.images_per_second),
                left=number(message.seconds_left, ".0f"),
            ),
        )

    def _example(self) -> ExampleKind:
        return ExampleKind.ROW if self._asked is None else self._asked.input.kind

    def _epoch_name(self, index: int) -> str:
        first = self._first_epoch
        return _("epoch {number}/{epochs}").format(
            number=grouped(epoch_number(index, first_epoch=first)),
            epochs=grouped(epoch_number(self._epochs - 1, first_epoch=first)),
        )

    def _epoch_line(self, index: int, epoch: Epoch) -> str:
        line = _("{epoch}: {score} ({seconds} s)")
        if epoch.validation is not None:
            line = _("{epoch}: {score}; validation: {validation} ({seconds} s)")
        return line.format(
            epoch=self._epoch_name(index),
            score=_score(epoch.training, self._asked),
            validation=_score(epoch.validation, self._asked),
            seconds=number(epoch.seconds, ".1f"),
        )


def _score(score: Score | None, task: Task | None) -> str:
    return "" if task is None or score is None else line_of(task, score)
