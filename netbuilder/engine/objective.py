"""Keras's own loss and optimizer for a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.project.plan.losses import LOSS_CLASSES, SPARSE_LOSSES, Loss

if TYPE_CHECKING:
    from netbuilder.engine.keras_types import Loss as KerasLoss
    from netbuilder.engine.keras_types import Optimizer, Variable
    from netbuilder.project.plan import Plan

_OPTIONAL: Final = ("momentum", "nesterov", "weight_decay")


class Objective(NamedTuple):
    """Objective that training minimizes: a loss, of probabilities or of logits."""

    loss: Loss
    from_logits: bool = False

    @property
    def is_sparse(self) -> bool:
        """True where the loss is given the numbers of classes, and not a 1 among zeros."""
        return self.loss in SPARSE_LOSSES

    def make_loss(self, *, per_example: bool = False) -> KerasLoss:
        """Return the `keras.losses.Loss`: a mean over the batch, or one number per example."""
        import keras

        cls = getattr(keras.losses, LOSS_CLASSES[self.loss])
        reduction = {"reduction": None} if per_example else {}
        logits = {"from_logits": True} if self.from_logits else {}
        return cls(**reduction, **logits)


def objective_of(plan: Plan) -> Objective:
    """Return what a plan makes small."""
    return Objective(plan.loss, plan.takes_logits)


def optimizer_settings(plan: Plan) -> dict[str, float | bool]:
    """Return the optimizer's arguments beside the learning rate: those that the plan uses."""
    declared = type(plan).declared()
    used = {name: getattr(plan, name) for name in _OPTIONAL if declared[name].matters_in(plan)}
    return {**used, "global_clipnorm": plan.clip_norm} if plan.clip_gradients else used


def make_optimizer(plan: Plan) -> Optimizer:
    """Return the `keras.optimizers.Optimizer` of the plan, not built."""
    import keras

    cls = getattr(keras.optimizers, str(plan.optimizer))
    return cls(learning_rate=plan.learning_rate, **optimizer_settings(plan))


def start_anew(optimizer: Optimizer, plan: Plan, *, variables: list[Variable]) -> None:
    """Give a built optimizer the state and the learning rate of a new one.

    A compiled step refers to the optimizer's variables, so they are assigned, not replaced.
    """
    fresh = make_optimizer(plan)
    fresh.build(variables)
    for target, source in zip(optimizer.variables, fresh.variables, strict=True):
        target.assign(source)
