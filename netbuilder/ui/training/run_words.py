"""Sentences above the plan of the run under way, for a student."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from netbuilder.ui.forms.rows import MARK
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.trainer.words import block_names, turn_place, turn_sentence
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting
    from netbuilder.ui.trainer.live import LiveSeries
    from netbuilder.ui.trainer.steering import Steering

_MARKED = N_("Settings marked {mark} can be changed during this run; the others are fixed.")
_SENTENCES = {
    TrainingState.WAITING: N_(
        "The training starts automatically, with this plan, as soon as TensorFlow is ready."
    ),
    TrainingState.RUNNING: _MARKED,
    TrainingState.PAUSING: N_("The current steps are being completed."),
    TrainingState.PAUSED: N_(
        "The training is paused. Settings marked {mark} can be changed during this "
        "run; without a change, the results are the same as without the pause."
    ),
    TrainingState.STOPPING: N_("The current weights are kept."),
}


def state_sentence(state: TrainingState) -> str:
    """Say what can be done with the run under way."""
    return _(_SENTENCES.get(state, _MARKED)).format(mark=MARK)


def lock_reason(setting: Setting, state: TrainingState, *, is_steerable: bool) -> str:
    """Say why a setting of the plan cannot be changed now; empty for one that can be."""
    if state is TrainingState.WAITING:
        return _("Fixed: the training starts with this plan. Press Stop to change it.")
    if state is TrainingState.STOPPING:
        return _("Fixed until the training has ended.")
    if setting.fixed:
        return _("Fixed for this run: {reason}.").format(reason=_(setting.fixed))
    return "" if is_steerable else _("Can be changed once the first steps have started.")


def ended_title(name: str) -> str:
    """Say that a run ended with other settings than the plan has."""
    return _("{run} ended with other settings").format(run=name)


def turns_text(steering: Steering, live: LiveSeries, *, muted: str, most: int) -> str:
    """Return the newest turns of a run, at `most` so many, as HTML, the newest first."""
    place = partial(turn_place, epochs=live.epochs, first_epoch=live.first_epoch)
    names = block_names(steering.graph, steering.knobs.rates)
    rows = (
        f"<tr><td>{escape(turn_sentence(change, names))}</td>"
        f"<td align='right' style='color:{muted}'>{escape(place(change))}</td></tr>"
        for change in reversed(steering.changes[-most:])
    )
    return f"<table width='100%' cellspacing='3'>{''.join(rows)}</table>"
