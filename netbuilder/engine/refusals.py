"""TensorFlow's errors, and ours about a training, in words for a student."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any

from netbuilder.errors import NetBuilderError
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.problems import errors_of
from netbuilder.project.run_end import EndedUnexpectedly, OutOfMemory
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netbuilder.network.problem import Problem
    from netbuilder.project.checkpoint import Position
    from netbuilder.project.project import Project

logger = logging.getLogger(__name__)


class TrainingLeftError(NetBuilderError):
    """A training was left as it is, to be resumed by a later start."""


class TrainingRefusedError(NetBuilderError):
    """A network that cannot be trained as it is."""


class CannotAnswerError(NetBuilderError):
    """A network that cannot say which digit a picture shows."""


def refuse_errors(project: Project) -> None:
    """Refuse to train a project that has errors.

    Raises:
        TrainingRefusedError: With the first error, and how many there are.
    """
    refuse(errors_of(project), TrainingRefusedError)


def refuse(errors: Sequence[Problem[Any]], refusal: type[NetBuilderError]) -> None:
    """Raise a refusal with the first error, and how many there are; nothing where there is none."""
    if not errors:
        return
    first = errors[0]
    more = ""
    if len(errors) > 1:
        more = " " + counted(
            "({count} problem in total.)", "({count} problems in total.)", len(errors)
        )
    raise refusal(
        first.title, found=first.found, expected=first.expected, advice=first.advice + more
    )


@contextlib.contextmanager
def in_our_words() -> Iterator[None]:
    """Let what TensorFlow and Keras raise leave as a sentence; the rest of it is logged.

    Raises:
        NetBuilderError: Memory ran out, or TensorFlow could not compute.
    """
    import tensorflow as tf

    try:
        yield
    except (tf.errors.ResourceExhaustedError, MemoryError) as error:
        logger.exception("memory ran out")
        raise TrainingRefusedError(
            _("This machine ran out of memory"),
            found=_("a network or a batch size that needs more memory than is free"),
            expected=_("a smaller one"),
            advice=_("Choose fewer units or filters, or a smaller batch size."),
        ) from error
    except tf.errors.OpError as error:
        logger.exception("TensorFlow failed")
        raise TrainingRefusedError(
            _("TensorFlow could not compute this"),
            found=_first_line(error.message),
            advice=_("The log has the details."),
        ) from error


def _first_line(text: str) -> str:
    line = text.strip().splitlines()[0] if text.strip() else _("no reason given")
    return line if len(line) <= 120 else line[:119] + "…"


def why_interrupted(
    error: Exception, position: Position, *, first_epoch: int
) -> OutOfMemory | EndedUnexpectedly:
    """Return what ended the training; the error is logged.

    `first_epoch` is how many epochs the runs had that it continues.
    """
    import tensorflow as tf

    logger.error("the training ended unexpectedly", exc_info=error)
    epoch = epoch_number(position.last_epoch, first_epoch=first_epoch)
    step = None if position.epoch > position.last_epoch else position.steps + 1
    if isinstance(error, tf.errors.ResourceExhaustedError | MemoryError):
        return OutOfMemory(epoch=epoch, step=step)
    return EndedUnexpectedly(epoch=epoch, step=step, error=type(error).__name__)


def unexpected(error: Exception) -> NetBuilderError:
    """Return what is said where a job of the engine fails for no reason that it knows."""
    return NetBuilderError(
        _("An unexpected error occurred in the engine"),
        found=type(error).__name__,
        advice=_("The log has the details; please report it."),
    )
