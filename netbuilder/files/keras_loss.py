"""The loss that a `.keras` file says its model was trained with, where it says so at all.

NetBuilder's own export says it in `netbuilder.json`; plain Keras in the `compile_config` of a model
that was compiled. Of either only the name is read: nothing is looked up in Keras.

Source: what Keras 3 writes (`keras/src/trainers/compile_utils.py`, `keras/src/losses`).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple

from netbuilder.project.plan.losses import LOGITS_LOSSES, LOSS_CLASSES, Loss

_NAMES: Final = MappingProxyType(
    {
        **{str(loss): loss for loss in Loss},
        **{name: loss for loss, name in LOSS_CLASSES.items()},
        "mean_squared_error": Loss.MSE,
        "mean_absolute_error": Loss.MAE,
        "bce": Loss.BINARY_CROSSENTROPY,
        "kld": Loss.KL_DIVERGENCE,
        "logcosh": Loss.LOG_COSH,
    }
)
"""Our loss for each name under which Keras writes it."""
_SETTINGS: Final = MappingProxyType(
    {
        "label_smoothing": 0.0,
        "ignore_class": None,
        "delta": 1.0,
        "alpha": 0.25,
        "gamma": 2.0,
        "apply_class_balancing": False,
        "axis": -1,
    }
)
"""The settings of a loss with which it is ours; with others it is another loss."""


class NamedLoss(NamedTuple):
    """A loss of ours, and whether it takes the output for logits."""

    loss: Loss
    from_logits: bool = False


def loss_of_export(ours: dict[str, object]) -> NamedLoss | None:
    """Return the loss that `netbuilder.json` names; exports of before it did name none."""
    return _named(ours.get("loss"), from_logits=ours.get("from_logits", False))


def loss_of_model(config: object) -> NamedLoss | None:
    """Return the loss with which the model of `config.json` was compiled, if it is one of ours."""
    compiled = config.get("compile_config") if isinstance(config, dict) else None
    loss = compiled.get("loss") if isinstance(compiled, dict) else None
    if isinstance(loss, list) and len(loss) == 1:
        loss = loss[0]
    return _of_object(loss) if isinstance(loss, dict) else _named(loss)


def _of_object(loss: dict[str, object]) -> NamedLoss | None:
    """Return a loss that Keras writes as an object: one of its classes, or one of its functions."""
    settings = loss.get("config")
    if not isinstance(settings, dict):
        return _named(settings)
    is_ours = all(settings.get(name, plain) == plain for name, plain in _SETTINGS.items())
    from_logits = settings.get("from_logits", False)
    return _named(loss.get("class_name"), from_logits=from_logits) if is_ours else None


def _named(name: object, *, from_logits: object = False) -> NamedLoss | None:
    loss = _NAMES.get(name) if isinstance(name, str) else None
    if loss is None or not isinstance(from_logits, bool):
        return None
    return None if from_logits and loss not in LOGITS_LOSSES else NamedLoss(loss, from_logits)
