"""Steering of a training under way: another thread's orders, obeyed between super-steps."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.engine.messages import KnobsRefused, KnobsTurned, RunStage, Stage
from netbuilder.engine.refusals import TrainingRefusedError, in_our_words
from netbuilder.errors import NetBuilderError
from netbuilder.project.knobs import changes_between
from netbuilder.words import _

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.messages import Listener
    from netbuilder.engine.trainer import Trainer
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.run import Change

logger = logging.getLogger(__name__)


class Steering:
    """Pauses, ends, and turns the knobs of one training.

    Attributes:
        changes: The knobs turned so far.
        held: For how many seconds the training has waited, paused or compiling.
    """

    def __init__(
        self,
        run_id: str,
        *,
        control: TrainingControl,
        trainer: Trainer,
        emit: Listener,
        changes: tuple[Change, ...] = (),
    ) -> None:
        self.changes = list(changes)
        self.held = 0.0
        self._run_id = run_id
        self._control = control
        self._trainer = trainer
        self._emit = emit

    @property
    def measures_plain(self) -> bool:
        """True where training examples are to be measured as validation is."""
        return self._control.measures_plain

    def may_go_on(self, *, epoch: int, step: int) -> bool:
        """Do what has been asked for; wait while paused; tell whether to go on.

        `epoch` is the one under way, `step` how many steps the run has made.
        """
        began, is_paused, has_held = time.monotonic(), False, False
        while not self._control.stopping:
            knobs = self._control.take_knobs()
            if knobs is not None and knobs != self._trainer.knobs:
                self._turn(knobs, epoch=epoch, step=step)
                has_held, is_paused = True, False
            elif not self._control.pausing:
                break
            elif is_paused:
                self._control.wait()
            else:
                is_paused = has_held = True
                self._say(Stage.PAUSED)
        if has_held:
            self.held += time.monotonic() - began
            self._say(Stage.TRAINING)
        return not self._control.stopping

    def _turn(self, knobs: Knobs, *, epoch: int, step: int) -> None:
        old = self._trainer.knobs
        if dict(knobs.rates) != dict(old.rates) or knobs.batch_size != old.batch_size:
            self._say(Stage.COMPILING)
        try:
            _require_epochs(knobs, epoch)
            with in_our_words():
                self._trainer.turn(knobs)
        except NetBuilderError as error:
            logger.info("knobs refused: %s", error)
            self._emit(KnobsRefused(self._run_id, error, old))
            return
        changes = changes_between(old, knobs, step=step)
        self.changes += changes
        self._emit(
            KnobsTurned(
                run_id=self._run_id,
                knobs=knobs,
                changes=changes,
                steps_per_epoch=self._trainer.steps_per_epoch,
            )
        )

    def sizes(self, first: int, *, steps: int, count: int, planned: int) -> NDArray[np.float64]:
        """Return how many examples each of an epoch's `steps` looked at, from `first` on.

        `count` are those of the epoch, `planned` is the batch size that the run began with.
        """
        batches = np.full(steps, float(planned))
        for change in self.changes:
            if change.setting == "batch_size":
                batches[max(0, change.step - first) :] = change.after
        sizes: NDArray[np.float64] = np.minimum(batches, count)
        sizes[-1] = count - sizes[:-1].sum()
        return sizes

    def _say(self, stage: Stage) -> None:
        self._emit(RunStage(self._run_id, stage))


def _require_epochs(knobs: Knobs, epoch: int) -> None:
    """Refuse an end that has been passed.

    Raises:
        TrainingRefusedError: Fewer epochs are asked for than have begun.
    """
    if knobs.epochs > epoch:
        return
    raise TrainingRefusedError(
        _("Epochs"),
        found=f"{knobs.epochs}",
        expected=_("at least {number} in this run, whose epoch {number} is in progress").format(
            number=epoch + 1
        ),
        advice=_("Press Stop to end the training now."),
    )
