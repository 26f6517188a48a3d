"""Samples of values of any kind, made from what the kinds' fields declare."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import numpy as np
from networks import dense_network

from netbuilder.blocks.block import Block
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.setting_errors import SettingError
from netbuilder.blocks.settings import Settings
from netbuilder.engine.wire_kinds import value_kinds, value_modules
from netbuilder.errors import NetBuilderError
from netbuilder.network.graph import Graph

PICKS = range(3)
"""Of several alternatives of a field, the first, the second and the third."""


def sample_of(cls: type, *, pick: int) -> object:
    """Return a value of a dataclass or a named tuple."""
    hints = typing.get_type_hints(cls, vars(_module(cls)), _names())
    names = cls._fields if issubclass(cls, tuple) else [f.name for f in fields(cls) if f.init]
    return cls(**{name: _sample(hints[name], pick) for name in names})


def _module(cls: type) -> types.ModuleType:
    return next(module for module in value_modules() if module.__name__ == cls.__module__)


@cache
def _names() -> dict[str, object]:
    """Return what annotations may name, since much of it is imported for type checkers only."""
    found: dict[str, object] = {"np": np, "NDArray": np.typing.NDArray, "Path": Path}
    found |= {"Mapping": Mapping, "Sequence": Sequence}
    for module in value_modules():
        found |= {name: value for name, value in vars(module).items() if name[0] != "_"}
    return found


PLAIN = {
    str: "ü",
    int: 3,
    bool: True,
    bytes: b"\x00\xff",
    Path: Path("a") / "b",
    type(None): None,
    object: "x",
    typing.Any: np.arange(6, dtype=np.float32).reshape(2, 3),
    Graph: dense_network(),
    Block: Dense(units=7),
    NetBuilderError: SettingError("Units", found="0", expected="1", advice="Choose more."),
}


def _sample(hint: object, pick: int) -> object:
    if hint is float:
        return (0.5, float("nan"), float("-inf"))[pick]
    if hint in PLAIN:
        return PLAIN[hint]
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _sample(parts[pick % len(parts)], pick)
    if origin is np.ndarray:
        return np.arange(6, dtype=typing.get_args(parts[1])[0]).reshape(2, 3)
    if origin is tuple:
        return tuple(_sample(part, pick) for part in parts if part is not Ellipsis)
    if origin is typing.Literal:
        return parts[0]
    if origin is Sequence:
        return (_sample(parts[0], pick),)
    if origin is Mapping:
        return {_sample(parts[0], pick): _sample(parts[1], pick)}
    if origin is type:
        kinds = value_kinds().values()
        return next(cls for cls in kinds if issubclass(cls, parts[0]))
    return _sample_of_class(hint, pick)


def _sample_of_class(cls: object, pick: int) -> object:
    if not isinstance(cls, type):
        raise TypeError(f"{cls} is no value that can travel")
    if issubclass(cls, enum.Enum):
        return list(cls)[pick % len(cls)]
    if issubclass(cls, Settings):
        return cls()
    if is_dataclass(cls) or hasattr(cls, "_fields"):
        return sample_of(cls, pick=pick)
    raise TypeError(f"{cls} is no value that can travel")
