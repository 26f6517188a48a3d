"""The training plan: how goodness is measured and how the best function is looked for."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from netbuilder.blocks.settings import Settings, setting
from netbuilder.words import N_


class Loss(StrEnum):
    """What training makes small; Keras's own names."""

    CATEGORICAL_CROSSENTROPY = "categorical_crossentropy"
    MSE = "mse"
    MAE = "mae"
    HUBER = "huber"
    LOG_COSH = "log_cosh"
    BINARY_CROSSENTROPY = "binary_crossentropy"
    CATEGORICAL_FOCAL_CROSSENTROPY = "categorical_focal_crossentropy"
    KL_DIVERGENCE = "kl_divergence"
    POISSON = "poisson"
    CATEGORICAL_HINGE = "categorical_hinge"


class OptimizerName(StrEnum):
    """How weights follow the gradient; Keras's own class names."""

    SGD = "SGD"
    ADAGRAD = "Adagrad"
    RMSPROP = "RMSprop"
    ADAM = "Adam"
    ADAMW = "AdamW"
    NADAM = "Nadam"
    ADAMAX = "Adamax"
    ADADELTA = "Adadelta"
    LION = "Lion"


DEFAULT_RATES: dict[OptimizerName, float] = {
    OptimizerName.SGD: 0.1,
    OptimizerName.ADAGRAD: 0.01,
    OptimizerName.RMSPROP: 0.001,
    OptimizerName.ADAM: 0.001,
    OptimizerName.ADAMW: 0.001,
    OptimizerName.NADAM: 0.001,
    OptimizerName.ADAMAX: 0.002,
    OptimizerName.ADADELTA: 1.0,
    OptimizerName.LION: 0.0003,
}
"""A learning rate to start from with each optimizer, offered when the optimizer is changed."""

_WITH_MOMENTUM = ("optimizer", (OptimizerName.SGD, OptimizerName.RMSPROP))


class Plan(Settings):
    """The settings of one training."""

    title: ClassVar[str] = N_("the training plan")

    loss: Loss = setting(
        Loss.CATEGORICAL_CROSSENTROPY,
        title=N_("Loss"),
        help=N_("How far an answer is from the truth; training makes it small."),
    )
    optimizer: OptimizerName = setting(
        OptimizerName.ADAM,
        title=N_("Optimizer"),
        help=N_("How the weights follow the slope of the loss downhill."),
    )
    learning_rate: float = setting(
        0.001,
        title=N_("Learning rate"),
        help=N_("The length of each step: too small learns slowly, too large never settles."),
        gt=0.0,
        le=100.0,
    )
    momentum: float = setting(
        0.0,
        title=N_("Momentum"),
        help=N_("How much of the last step is carried into the next, like a rolling ball."),
        ge=0.0,
        le=1.0,
        only_when=_WITH_MOMENTUM,
    )
    nesterov: bool = setting(
        False,
        title=N_("Nesterov"),
        help=N_("Look ahead along the momentum before measuring the slope."),
        advanced=True,
        only_when=("optimizer", (OptimizerName.SGD,)),
    )
    weight_decay: float = setting(
        0.004,
        title=N_("Weight decay"),
        help=N_("The share by which all weights shrink at each step, times the learning rate."),
        ge=0.0,
        le=1.0,
        only_when=("optimizer", (OptimizerName.ADAMW,)),
    )
    batch_size: int = setting(
        100,
        title=N_("Batch size"),
        help=N_("How many examples are looked at before each step."),
        unit=N_("examples"),
        ge=1,
        le=60_000,
    )
    epochs: int = setting(
        10,
        title=N_("Epochs"),
        help=N_("How many times all the examples are gone through."),
        ge=1,
        le=10_000,
    )
    validation_share: float = setting(
        0.1,
        title=N_("Validation share"),
        help=N_(
            "The share of the examples that is kept aside, to see whether learning carries "
            "over to examples the network has not seen."
        ),
        ge=0.0,
        lt=1.0,
    )
    shuffle: bool = setting(
        True,
        title=N_("Shuffle"),
        help=N_("Go through the examples in a new order in every epoch."),
    )
    seed: int = setting(
        1,
        title=N_("Seed"),
        help=N_("The number that all chance follows: the same seed gives the same training."),
        ge=0,
        le=2**31 - 1,
    )

    @classmethod
    def subject(cls) -> str:
        """Return what messages call the plan."""
        return cls.title

    def with_optimizer(self, optimizer: OptimizerName) -> Plan:
        """Change the optimizer; a learning rate nobody chose follows to its usual start."""
        changes: dict[str, Any] = {"optimizer": optimizer}
        if self.learning_rate == DEFAULT_RATES[self.optimizer]:
            changes["learning_rate"] = DEFAULT_RATES[optimizer]
        return self.with_settings(**changes)
