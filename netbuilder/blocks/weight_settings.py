"""Initializers, penalties and freezing of weights: settings that all blocks with weights share.

A penalty is two plain numbers here, `<weight>_l1` and `<weight>_l2`, and one regularizer of
Keras's, `<weight>_regularizer`, there.
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from netbuilder.blocks.keras_config import KerasConfig, KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.words import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FROZEN: Final = "frozen"
TRAINABLE: Final = "trainable"
"""Keras's name for the opposite."""
_L1, _L2, _REGULARIZER, _INITIALIZER = "_l1", "_l2", "_regularizer", "_initializer"
_PENALTIES: Final = MappingProxyType(
    {"L1": frozenset({"l1"}), "L2": frozenset({"l2"}), "L1L2": frozenset({"l1", "l2"})}
)
"""Keras's regularizers that are penalties on the size, with what their configuration holds."""


class Initializer(StrEnum):
    """Distribution from which the initial weights are drawn, under Keras's names."""

    GLOROT_UNIFORM = "glorot_uniform"
    GLOROT_NORMAL = "glorot_normal"
    HE_UNIFORM = "he_uniform"
    HE_NORMAL = "he_normal"
    LECUN_UNIFORM = "lecun_uniform"
    LECUN_NORMAL = "lecun_normal"
    RANDOM_UNIFORM = "random_uniform"
    RANDOM_NORMAL = "random_normal"
    TRUNCATED_NORMAL = "truncated_normal"
    ORTHOGONAL = "orthogonal"
    ZEROS = "zeros"
    ONES = "ones"


_BY_KERAS_CLASS: Final = MappingProxyType(
    {re.sub(r"(?:^|_)(\w)", lambda m: m[1].upper(), name): name for name in Initializer}
)


def initializer(
    default: Initializer = Initializer.GLOROT_UNIFORM, *, title: str = N_("Weight initializer")
) -> Any:  # noqa: ANN401
    """Return the setting for how the initial weights are drawn.

    Source: Glorot, Bengio, AISTATS 2010; He et al., ICCV 2015.
    """
    return setting(
        default,
        title=title,
        help=N_(
            "The distribution that the initial weights are drawn from. glorot keeps "
            "the size of the signals about the same through tanh, he through ReLU; "
            "with zeros, a layer before ReLU never learns."
        ),
        advanced=True,
    )


def l1(title: str = N_("L1 regularization")) -> Any:  # noqa: ANN401
    """Return what the weights' absolute values cost."""
    return setting(
        0.0,
        title=title,
        help=N_(
            "The sum of the absolute values of the weights, times this factor, is "
            "added to the loss: weights that help little become 0. Typical value: "
            "0.0001."
        ),
        ge=0.0,
        le=10.0,
        advanced=True,
    )


def l2(title: str = N_("L2 regularization")) -> Any:  # noqa: ANN401
    """Return what the weights' squares cost."""
    return setting(
        0.0,
        title=title,
        help=N_(
            "The sum of the squared weights, times this factor, is added to the loss: "
            "it keeps the weights small, which reduces overfitting. Typical values: 0.0001 to 0.01."
        ),
        ge=0.0,
        le=10.0,
        advanced=True,
    )


def frozen(
    help: str = N_("The weights are not trained (trainable = False): they keep their values."),
) -> Any:  # noqa: ANN401
    """Return whether training leaves the weights as they are.

    Files name it only where it is so, as they did before there was the setting.
    """
    return setting(False, title=N_("Frozen"), help=help, exclude_if=lambda value: not value)


def with_frozen(arguments: Mapping[str, KerasValue]) -> dict[str, KerasValue]:
    """Return arguments with Keras's `trainable` for a frozen block, and nothing for any other."""
    told = {name: value for name, value in arguments.items() if name != FROZEN}
    return {**told, TRAINABLE: False} if arguments.get(FROZEN) else told


def with_regularizers(arguments: Mapping[str, KerasValue]) -> dict[str, KerasValue]:
    """Return arguments in which each pair of penalties is one regularizer, or none of 0 both."""
    made: dict[str, KerasValue] = {}
    for name, value in arguments.items():
        if name.endswith(_L1):
            stem = name.removesuffix(_L1)
            costs = {"l1": value, "l2": arguments[stem + _L2]}
            made[stem + _REGULARIZER] = KerasConfig("L1L2", costs) if any(costs.values()) else None
        elif not name.endswith(_L2):
            made[name] = value
    return made


def read_weight_settings(config: Mapping[str, Any], fields: Collection[str]) -> dict[str, Any]:
    """Return Keras's configuration with our settings in the place of its own two kinds.

    An initializer that is not ours becomes the default, since what was learned is in the weights.
    A regularizer that is no such penalty stays as it is, and will be refused.
    """
    read: dict[str, Any] = {}
    if FROZEN in fields:
        read[FROZEN] = config.get(TRAINABLE) is False
    for name, value in config.items():
        stem = name.removesuffix(_REGULARIZER)
        penalty = _penalty(value) if stem + _L1 in fields and stem != name else None
        if penalty is not None:
            read[stem + _L1], read[stem + _L2] = penalty
        elif name.endswith(_INITIALIZER) and name in fields:
            known = _initializer(value)
            if known is not None:
                read[name] = known
        else:
            read[name] = value
    return read


def _penalty(value: object) -> tuple[float, float] | None:
    if value is None:
        return 0.0, 0.0
    if not isinstance(value, dict) or value.get("module") != "keras.regularizers":
        return None
    costs, wanted = value.get("config"), _PENALTIES.get(str(value.get("class_name")))
    if not isinstance(costs, dict) or wanted is None or costs.keys() != wanted:
        return None
    return costs.get("l1", 0.0), costs.get("l2", 0.0)


def _initializer(value: object) -> str | None:
    if not isinstance(value, dict) or value.get("module") != "keras.initializers":
        return None
    return _BY_KERAS_CLASS.get(str(value.get("class_name")))
