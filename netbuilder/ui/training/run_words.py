"""What the Run panel says, in sentences for a student."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from netbuilder.ui.training.state import TrainingState
from netbuilder.ui.training.words import block_names, turn_place, turn_sentence
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.ui.training.live import LiveSeries
    from netbuilder.ui.training.steering import Steering

_NOTHING = N_("Press Train: then the knobs here steer the training while it runs.")
_SENTENCES = {
    TrainingState.STARTING: _NOTHING,
    TrainingState.IDLE: _NOTHING,
    TrainingState.FAILED: N_("TensorFlow could not be started, so nothing can be trained."),
    TrainingState.WAITING: N_("The training begins by itself as soon as TensorFlow is ready."),
    TrainingState.RUNNING: N_(
        "Turn a knob, and it counts from the next steps on, for this run alone."
    ),
    TrainingState.PAUSING: N_("The steps under way are still being done."),
    TrainingState.PAUSED: N_(
        "The training waits. Look around, turn a knob, then resume; without a turn the numbers "
        "are those of an undisturbed run."
    ),
    TrainingState.STOPPING: N_("What has been learned is kept."),
}


def state_sentence(state: TrainingState) -> str:
    """Say what can be done with the run now."""
    return _(_SENTENCES[state])


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
