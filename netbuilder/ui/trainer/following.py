"""What the engine's messages mean for the progress of one training."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.engine.messages import Stage
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.ui.trainer.state import Progress
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.engine.messages import KnobsTurned, RunStarted, StepsDone

_WITH_SHARE = (Stage.TRAINING, Stage.PAUSED)


class Following:
    """Works out how far a training has come, from one message to the next."""

    def __init__(self, *, stage: str, epochs: int) -> None:
        self.progress = Progress(stage=stage, epochs=epochs)
        self._first_epoch = 0
        self._planned = epochs
        self._share = 0.0

    def at(self, stage: Stage) -> Progress:
        """Return the progress at another stage; while it compiles or tests nothing is counted."""
        fraction = self._share if stage in _WITH_SHARE and self.progress.epoch else None
        return self._keep(
            replace(self.progress, stage=_(stage.value), fraction=fraction, seconds_left=None)
        )

    def halting(self, stage: str) -> Progress:
        """Return the progress while the present super-step still runs, in the words `stage`."""
        return self._keep(replace(self.progress, stage=stage, seconds_left=None))

    def begun(self, message: RunStarted) -> Progress:
        """Return the progress of a training of which it is now known how long it will be."""
        self._first_epoch, self._planned = message.first_epoch, message.epochs
        return self._keep(
            replace(
                self.progress,
                epochs=message.first_epoch + message.epochs,
                steps_per_epoch=message.steps_per_epoch,
            )
        )

    def turned(self, message: KnobsTurned) -> Progress:
        """Return the progress after epochs or steps have been counted anew."""
        self._planned = message.knobs.epochs
        return self._keep(
            replace(
                self.progress,
                epochs=self._first_epoch + self._planned,
                steps_per_epoch=message.steps_per_epoch,
            )
        )

    def stepped(self, message: StepsDone, *, is_running: bool) -> Progress:
        """Return the progress after a super-step; nobody waits for the end of what is halting."""
        known, left = self.progress, message.seconds_left
        of_epoch = min(1.0, message.step / max(1, message.steps_in_epoch))
        self._share = min(1.0, (message.epoch + of_epoch) / max(1, self._planned))
        return self._keep(
            replace(
                known,
                stage=_(Stage.TRAINING.value) if is_running else known.stage,
                epoch=epoch_number(message.epoch, first_epoch=self._first_epoch),
                step=message.step,
                steps_per_epoch=message.steps_in_epoch,
                fraction=self._share,
                images_per_second=message.images_per_second,
                seconds_left=left if is_running and math.isfinite(left) else None,
            )
        )

    def _keep(self, progress: Progress) -> Progress:
        self.progress = progress
        return progress
