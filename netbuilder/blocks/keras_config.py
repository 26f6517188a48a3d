"""Keras's view of a block: plain data, built by `engine` and written by `code`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

KerasValue: TypeAlias = "str | int | float | bool | tuple[KerasValue, ...] | KerasConfig | None"


@dataclass(frozen=True, slots=True)
class KerasConfig:
    """A Keras class of `keras.layers` by name, and the arguments of its constructor.

    Initializers and regularizers stand among the arguments as a `KerasConfig` of their own.
    """

    class_name: str
    arguments: Mapping[str, KerasValue]
