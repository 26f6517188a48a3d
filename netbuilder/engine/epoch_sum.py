"""Figures of an epoch: means over its steps, and scores at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from netbuilder.engine.scoring import score_in_pieces
from netbuilder.project.run import Epoch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.engine.trainer import Trainer
    from netbuilder.project.run import Score

_PLAIN: Final = 10_000
"""Number of training examples measured as validation is: as many as the test has."""


class Measured(NamedTuple):
    """Scores after the last step: on the examples kept aside, and on training examples."""

    validation: Score | None
    plain: Score | None


def measure(trainer: Trainer, *, with_plain: bool) -> Measured:
    """Return the scores of the weights of this moment; `with_plain` asks for the second, too."""
    examples, score = trainer.examples, trainer.compiled.score
    return Measured(
        score_in_pieces(score, *examples.validation) if examples.validates else None,
        score_in_pieces(score, *examples.learned(_PLAIN)) if with_plain else None,
    )


def sum_up(
    losses: Sequence[float],
    accuracies: Sequence[float],
    *,
    sizes: NDArray[np.float64],
    measured: Measured,
    rate: float,
    batch_size: int,
    seconds: float,
) -> Epoch:
    """Return the epoch of these steps; as in Keras, each counts by its number of examples."""
    validation, plain = measured
    return Epoch(
        loss=float(np.average(losses, weights=sizes)),
        accuracy=float(np.average(accuracies, weights=sizes)),
        val_loss=None if validation is None else validation.loss,
        val_accuracy=None if validation is None else validation.accuracy,
        plain_loss=None if plain is None else plain.loss,
        plain_accuracy=None if plain is None else plain.accuracy,
        learning_rate=rate,
        batch_size=batch_size,
        seconds=seconds,
        steps=len(losses),
    )
