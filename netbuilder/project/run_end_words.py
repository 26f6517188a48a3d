"""Words for the reason why a training ended: what happened, and what to try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.blocks.input import Input
from netbuilder.network.order import input_nodes
from netbuilder.project.run_end import (
    Diverged,
    EndedUnexpectedly,
    OutOfMemory,
    ProgramEnded,
    StoppedEarly,
    Told,
    Where,
)
from netbuilder.sentences import shortened
from netbuilder.words import _, counted, grouped, number

if TYPE_CHECKING:
    from netbuilder.project.run import Run

_MOST_NAME: Final = 40
"""Characters shown of a block’s name."""


class EndWords(NamedTuple):
    """Sentences on the end of a training: what happened, and what to do; either may be empty."""

    what: str = ""
    advice: str = ""


def end_sentence(run: Run) -> str:
    """Return why a run ended and what to try, in one text; empty where nothing is known."""
    return _together(*end_words(run))


def end_words(run: Run) -> EndWords:
    """Return why a run ended, and what to try."""
    match run.reason:
        case Diverged() as reason:
            return _diverged(run, reason)
        case OutOfMemory(epoch=epoch, step=step):
            return _out_of_memory(epoch, step)
        case EndedUnexpectedly() as reason:
            return _ended_unexpectedly(reason)
        case StoppedEarly():
            return EndWords(
                counted(
                    "Stopped early: the loss has not decreased for {count} epoch.",
                    "Stopped early: the loss has not decreased for {count} epochs.",
                    run.plan.patience,
                )
            )
        case ProgramEnded():
            return EndWords(_("The program ended unexpectedly."))
        case Told(text=text):
            return EndWords(text)
        case None:
            return EndWords()


def _diverged(run: Run, reason: Diverged) -> EndWords:
    what = _(
        "The training diverged: the loss became {loss} in step {step} of epoch {epoch}."
    ).format(
        loss=number(float(reason.loss)), step=grouped(reason.step), epoch=grouped(reason.epoch)
    )
    advice = _(
        "Most likely the learning rate of {rate} is too large, so that each step overshoots: "
        "try {smaller}."
    ).format(rate=number(reason.rate), smaller=number(reason.rate / 10))
    inputs = map(run.graph.block, input_nodes(run.graph)[:1])
    is_scaled = any(isinstance(block, Input) and block.scale for block in inputs)
    pixels = "" if is_scaled else _("It also helps to scale the pixels to 0–1 in the Input.")
    kept = _("The last good weights are kept.")
    return EndWords(what, _together(_beginning(run, reason.began_in), advice, pixels, kept))


def _beginning(run: Run, where: Where | None) -> str:
    """Say in which block it began, or that only the loss diverged; empty where it is unknown."""
    if where is Where.LOSS:
        return _("All activations and outputs of the network are finite; only the loss is not.")
    node = run.diverged_in
    if where is None or node is None or node not in run.graph.nodes:
        return ""
    block = _("{title} (“{name}”)").format(
        title=_(run.graph.block(node).title), name=shortened(node, _MOST_NAME)
    )
    if where is Where.WEIGHTS:
        return _("It began in the weights of {block}.").format(block=block)
    return _("It began in the output of {block}.").format(block=block)


def _out_of_memory(epoch: int, step: int | None) -> EndWords:
    what = _("This machine ran out of memory after epoch {epoch}.")
    if step is not None:
        what = _("This machine ran out of memory in step {step} of epoch {epoch}.")
    advice = _(
        "Choose fewer units or filters, or a smaller batch size. The last good weights are kept."
    )
    return EndWords(what.format(epoch=grouped(epoch), step=_step(step)), advice)


def _ended_unexpectedly(reason: EndedUnexpectedly) -> EndWords:
    what = _("An unexpected error occurred after epoch {epoch} ({error}).")
    if reason.step is not None:
        what = _("An unexpected error occurred in step {step} of epoch {epoch} ({error}).")
    advice = _("The last good weights are kept. The log has the details; please report it.")
    epoch, step = grouped(reason.epoch), _step(reason.step)
    return EndWords(what.format(epoch=epoch, step=step, error=reason.error), advice)


def _step(step: int | None) -> str:
    return "" if step is None else grouped(step)


def _together(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
