"""TensorFlow's errors, and ours about a training, in words for a student."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from netbuilder.blocks.input import Input
from netbuilder.engine.finding import Where
from netbuilder.errors import NetBuilderError
from netbuilder.network.order import input_nodes
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.problems import errors_of
from netbuilder.sentences import shortened
from netbuilder.words import N_, _, counted, grouped, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netbuilder.engine.finding import Finding
    from netbuilder.network.graph import Graph
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


def why_broken_off(error: Exception, position: Position, *, first_epoch: int) -> str:
    """Return what ended the training, and what to try; the error is logged.

    `first_epoch` is how many epochs the runs had that it continues.
    """
    import tensorflow as tf

    logger.error("the training broke off", exc_info=error)
    last = grouped(epoch_number(position.last_epoch, first_epoch=first_epoch))
    is_between = position.epoch > position.last_epoch
    if isinstance(error, tf.errors.ResourceExhaustedError | MemoryError):
        words = _AFTER_EPOCH.memory if is_between else _IN_STEP.memory
    else:
        words = _AFTER_EPOCH.other if is_between else _IN_STEP.other
    step = grouped(position.steps + 1)
    return _(words).format(step=step, epoch=last, error=type(error).__name__)


class _Ends(NamedTuple):
    """Reasons why a training broke off: no memory, or something else."""

    memory: str
    other: str


_IN_STEP: Final = _Ends(
    N_(
        "This machine ran out of memory in step {step} of epoch {epoch}. Choose fewer units or "
        "filters, or a smaller batch size. The last good weights are kept."
    ),
    N_(
        "An unexpected error occurred in step {step} of epoch {epoch} ({error}). The last good "
        "weights are kept. The log has the details; please report it."
    ),
)
_AFTER_EPOCH: Final = _Ends(
    N_(
        "This machine ran out of memory after epoch {epoch}. Choose fewer units or filters, or a "
        "smaller batch size. The last good weights are kept."
    ),
    N_(
        "An unexpected error occurred after epoch {epoch} ({error}). The last good weights are "
        "kept. The log has the details; please report it."
    ),
)


def why_not_finite(
    graph: Graph, *, rate: float, loss: float, epoch: int, step: int, where: str
) -> str:
    """Return what probably made the loss infinite or not a number, and what to try.

    `rate` is the learning rate of that step; `epoch` is its number, `step` counts from 0; `where`
    is the sentence of `where_it_began`, or empty.
    """
    what = _(
        "The training diverged: the loss became {loss} in step {step} of epoch {epoch}."
    ).format(loss=number(loss), step=grouped(step + 1), epoch=grouped(epoch))
    advice = _(
        "Most likely the learning rate of {rate} is too large, so that each step overshoots: "
        "try {smaller}."
    ).format(rate=number(rate), smaller=number(rate / 10))
    source = graph.block(input_nodes(graph)[0])
    scaled = isinstance(source, Input) and source.scale
    pixels = "" if scaled else _("It also helps to scale the pixels to 0–1 in the Input.")
    kept = _("The last good weights are kept.")
    return " ".join(filter(None, (what, where, advice, pixels, kept)))


def where_it_began(graph: Graph, finding: Finding | None) -> str:
    """Say in which block it began; only the loss itself diverged where there is none."""
    if finding is None:
        return _("All activations and outputs of the network are finite; only the loss is not.")
    block = _("{title} (“{name}”)").format(
        title=_(graph.block(finding.node).title), name=shortened(finding.node, 40)
    )
    if finding.where is Where.WEIGHTS:
        return _("It began in the weights of {block}.").format(block=block)
    return _("It began in the output of {block}.").format(block=block)


def unexpected(error: Exception) -> NetBuilderError:
    """Return what is said where a job of the engine fails for no reason that it knows."""
    return NetBuilderError(
        _("An unexpected error occurred in the engine"),
        found=type(error).__name__,
        advice=_("The log has the details; please report it."),
    )
