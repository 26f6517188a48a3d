"""Keras's own loss and optimizer for a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.project.plan_choices import LOSS_CLASSES

if TYPE_CHECKING:
    from netbuilder.engine.keras_types import Loss as KerasLoss
    from netbuilder.engine.keras_types import Optimizer, Variable
    from netbuilder.project.plan import Loss, Plan

_OPTIONAL: Final = ("momentum", "nesterov", "weight_decay")


def make_loss(loss: Loss, *, per_example: bool = False) -> KerasLoss:
    """Return the `keras.losses.Loss`: a mean over the batch, or one number per example."""
    import keras

    cls = getattr(keras.losses, LOSS_CLASSES[loss])
    return cls(reduction=None) if per_example else cls()


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
