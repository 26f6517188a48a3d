"""Figures of an epoch: means over its steps, and scores at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from netbuilder.engine.scoring import score_in_pieces
from netbuilder.project.series import Epoch, Score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from netbuilder.engine.trainer import Trainer

_PLAIN: Final = 10_000
"""Number of training examples measured as validation is: as many as the test has."""


class Measured(NamedTuple):
    """Scores after the last step: on the examples held out, and on training examples."""

    validation: Score | None
    plain: Score | None


def measure(trainer: Trainer, *, with_plain: bool) -> Measured:
    """Return the scores of the weights of this moment; `with_plain` asks for the second, too."""
    examples, score, task = trainer.examples, trainer.compiled.score, trainer.task
    return Measured(
        score_in_pieces(score, *examples.validation, task=task) if examples.validates else None,
        score_in_pieces(score, *examples.learned(_PLAIN), task=task) if with_plain else None,
    )


def sum_up(
    losses: Sequence[float],
    metrics: Mapping[str, Sequence[float]],
    *,
    sizes: NDArray[np.float64],
    measured: Measured,
    rate: float,
    batch_size: int,
    seconds: float,
) -> Epoch:
    """Return the epoch of these steps; as in Keras, each counts by its number of examples."""

    def mean(figures: Sequence[float]) -> float:
        return float(np.average(figures, weights=sizes))

    return Epoch(
        training=Score(mean(losses), {name: mean(metrics[name]) for name in metrics}),
        validation=measured.validation,
        plain=measured.plain,
        learning_rate=rate,
        batch_size=batch_size,
        seconds=seconds,
        steps=len(losses),
    )
