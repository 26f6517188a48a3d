"""Ending of a training: its weights, their score, and why it ended."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from netbuilder.engine.build import read_weights
from netbuilder.engine.diagnosis import diagnose
from netbuilder.engine.scoring import score_in_pieces
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.run_end import Diverged, StoppedEarly, Where, not_finite

if TYPE_CHECKING:
    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.failure import Failure
    from netbuilder.engine.loop import TrainingLoop
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.run_record import RunRecord
    from netbuilder.engine.trainer import Trainer
    from netbuilder.network.graph import NodeId
    from netbuilder.project.run import Run
    from netbuilder.project.run_end import EndReason
    from netbuilder.project.series import Score

logger = logging.getLogger(__name__)


class Ending:
    """Ends a training whose loop is over; `keep_best` asks for the weights of the best epoch."""

    def __init__(
        self, request: TrainRequest, loop: TrainingLoop, trainer: Trainer, *, keep_best: bool
    ) -> None:
        self._request = request
        self._loop = loop
        self._trainer = trainer
        self._keep_best = keep_best

    def run(self, record: RunRecord, dataset: Dataset) -> Run:
        """Choose the weights, test them, and return the run."""
        best = self._choose_weights()
        test = self._test(dataset)
        reason, diverged_in = self._reason()
        if self._loop.failure is not None:
            best = None
        compiled = self._trainer.compiled
        return record.run(
            self._loop.status,
            weights=read_weights(compiled.recipe.model, compiled.graph),
            reason=reason,
            diverged_in=diverged_in,
            test=test,
            best_epoch=best,
        )

    def _choose_weights(self) -> int | None:
        """Go back to the best epoch, where that is wanted; return which it is."""
        loop = self._loop
        is_whole = loop.failure is None and loop.interrupted is None
        return loop.go_back_to_best() if self._keep_best and is_whole else None

    def _test(self, dataset: Dataset) -> Score | None:
        """Return the score on the test examples; where it is not finite, the training failed.

        None where it cannot be computed, e.g. for want of memory: what was learned is kept.
        """
        inputs, targets = dataset.x_test.reshape(len(dataset.x_test), -1), dataset.y_test
        trainer = self._trainer
        try:
            score = score_in_pieces(trainer.compiled.score, inputs, targets, task=trainer.task)
            if math.isfinite(score.loss) or self._loop.failure is not None:
                return score
            self._loop.fail_at_test(score.loss)
            return score_in_pieces(trainer.compiled.score, inputs, targets, task=trainer.task)
        except Exception:
            logger.exception("the test could not be computed")
            return None

    def _reason(self) -> tuple[EndReason | None, NodeId | None]:
        """Return why it ended, and the block in which values became not finite, if any did."""
        loop = self._loop
        failure = loop.failure
        if failure is not None:
            where, node = self._where(failure)
            loop.give_back_good()
            why = Diverged(
                epoch=epoch_number(failure.epoch, first_epoch=self._request.first_epoch),
                step=failure.step + 1,
                loss=not_finite(failure.loss),
                rate=self._trainer.rate,
                began_in=where,
            )
            return why, node
        return StoppedEarly() if loop.is_stopped_early else loop.interrupted, None

    def _where(self, failure: Failure) -> tuple[Where | None, NodeId]:
        """Return what first was not finite, None where nobody can tell, and of which block."""
        try:
            finding = diagnose(self._trainer, failure)
        except Exception:
            logger.exception("no diagnosis")
            return None, ""
        return (Where.LOSS, "") if finding is None else (finding.where, finding.node)
