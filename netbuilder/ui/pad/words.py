"""Sentences under the pad about the networks that answer it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.engine.subject import NO_ENGINE
from netbuilder.project.certainty import answer_sentence
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.engine.probes.comparison import Compared


def answered_sentence(probabilities: Sequence[float], names: Sequence[str], source: str) -> str:
    """Return what the network called `source` answers, or why it is no answer."""
    if not all(map(math.isfinite, probabilities)):
        return _(
            "{source} outputs NaN: its training diverged. Train again with a smaller learning rate."
        ).format(source=source)
    answer = answer_sentence(probabilities, names)
    return _("{answer}. Predicted by {source}.").format(answer=answer, source=source)


def rival_sentence(compared: Compared, names: Sequence[str]) -> str:
    """Return what the other network says of the same drawing."""
    other = answer_sentence(compared.probabilities, names)
    return _("Thin bars, {rival}: {other}.").format(rival=compared.rival, other=other)


def waiting_sentence(state: TrainingState) -> str:
    """Return why no network answers yet; empty where one is about to."""
    if state is TrainingState.FAILED:
        return _(NO_ENGINE)
    is_starting = state in (TrainingState.STARTING, TrainingState.WAITING)
    return (
        _("Draw a digit: the prediction appears once TensorFlow has started") if is_starting else ""
    )
