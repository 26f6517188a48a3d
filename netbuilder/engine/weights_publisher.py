"""Hands the drawing pad the weights of a training under way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeAlias

from netbuilder.engine.build import read_weights
from netbuilder.engine.subject import RunSubject, subject_of
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.engine.compiled import Compiled
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.project.checkpoint import Position
    from netbuilder.project.run import Run

ShowWeights: TypeAlias = "Callable[[RunSubject], None]"
"""Takes the network with its weights of this moment, for the drawing pad."""

_BETWEEN: Final = 0.25
_SHARE_OF_TIME: Final = 0.02
"""Share of the training time that may go into copies of the weights for the pad."""


class WeightsPublisher:
    """Shows weights at most four times a second, and rarely where they are many."""

    def __init__(self, show: ShowWeights, request: TrainRequest) -> None:
        self._show = show
        self._request = request
        self._next = 0.0

    def after_super_step(self, compiled: Compiled, position: Position) -> None:
        """Show the weights of this moment, if the pad has waited long enough.

        After the last step of an epoch they are named by that epoch, not by the next.
        """
        began = time.monotonic()
        if began < self._next:
            return
        request = self._request
        epoch = epoch_number(position.last_epoch, first_epoch=request.first_epoch)
        source = _("{run}, epoch {epoch}").format(run=request.name, epoch=grouped(epoch))
        self._show(
            RunSubject(
                graph=request.project.graph,
                weights=read_weights(compiled.recipe.model, compiled.graph),
                dataset=request.project.dataset,
                source=source,
                run_id=request.run_id,
            )
        )
        ended = time.monotonic()
        self._next = ended + max(_BETWEEN, (ended - began) / _SHARE_OF_TIME)

    def at_the_end(self, run: Run) -> None:
        """Show the weights that the run keeps."""
        self._show(subject_of(run))
