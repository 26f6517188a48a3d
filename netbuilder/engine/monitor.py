"""Monitor of the epochs' losses: finds the best epoch, lowers the learning rate, ends early."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.project.plan import Schedule

if TYPE_CHECKING:
    from netbuilder.project.checkpoint import TrainerState
    from netbuilder.project.plan import Plan
    from netbuilder.project.series import Epoch


class Monitor:
    """Watches the validation loss, or the training loss where no examples are held out.

    Progress is a loss below all before. As Keras's `EarlyStopping` and `ReduceLROnPlateau` with
    `min_delta=0`.

    Attributes:
        best_epoch: The epoch with the lowest loss so far, or None.
        best_loss: Its loss.
        waited: Number of epochs without progress.
        rate_waited: The same, since the learning rate was lowered.
        rate_factor: What a plateau has multiplied the learning rate by.
        best_rate_factor: The same, at the end of the best epoch.
    """

    def __init__(self, plan: Plan, state: TrainerState | None = None) -> None:
        self._plan = plan
        best = None if state is None else state.best
        self.best_epoch = None if best is None else best.epoch
        self.best_loss = math.inf if best is None else best.loss
        self.waited = 0 if state is None else state.waited
        self.rate_waited = 0 if state is None else state.rate_waited
        self.rate_factor = 1.0 if state is None else state.rate_factor
        self.best_rate_factor = self.rate_factor if best is None else best.rate_factor

    def look_at(self, index: int, epoch: Epoch) -> bool:
        """Take in the epoch number `index`; tell whether it is the best so far."""
        loss = epoch.loss if epoch.val_loss is None else epoch.val_loss
        if loss < self.best_loss:
            self.best_epoch, self.best_loss = index, loss
            self.waited = self.rate_waited = 0
            self.best_rate_factor = self.rate_factor
            return True
        self.waited += 1
        self.rate_waited += 1
        lowers = self._plan.schedule is Schedule.PLATEAU
        if lowers and self.rate_waited >= self._plan.rate_patience:
            self.rate_factor *= self._plan.rate_factor
            self.rate_waited = 0
        return False

    def go_back(self) -> None:
        """Stand where it stood at the end of the best epoch."""
        self.waited = self.rate_waited = 0
        self.rate_factor = self.best_rate_factor

    @property
    def ends(self) -> bool:
        """True once early stopping ends the training."""
        return self._plan.early_stopping and self.waited >= self._plan.patience
