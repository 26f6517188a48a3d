"""Requests, answers and messages as JSON and arrays, and back: the form in which they travel.

What can travel is a value: numbers, text, enums, tuples, mappings, paths, arrays, blocks and other
settings, errors of ours, and frozen dataclasses and named tuples of these. What arrives can name
the kinds of `wire_kinds` alone, and so make values and nothing else.
"""

from __future__ import annotations

import base64
import json
import math
from array import array
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import singledispatch
from pathlib import Path, PurePath
from types import MappingProxyType, NoneType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

from netbuilder.blocks.settings import Settings
from netbuilder.engine.wire_kinds import error_kind, value_kind
from netbuilder.errors import NetBuilderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Json: TypeAlias = Any
_Arrays: TypeAlias = "list[NDArray[Any]]"
_FORM: Final = "form"
"""The key that says which entry of `_READERS` reads a table."""


class Packed(NamedTuple):
    """A value as JSON text, and the arrays that it names by their places."""

    text: str
    arrays: tuple[NDArray[Any], ...]


class CannotTravelError(TypeError):
    """Refusal of an object that is no value and so cannot be sent."""


def pack(value: object) -> Packed:
    """Return a value as JSON text and arrays.

    Raises:
        CannotTravelError: A part of it is no value.
    """
    arrays: _Arrays = []
    data = _packed(value, arrays)
    return Packed(json.dumps(data, allow_nan=False), tuple(arrays))


def unpack(packed: Packed) -> object:
    """Return the value that was packed.

    Raises:
        NetBuilderError: A part of it is of a kind that is unknown here.
    """
    return _unpacked(json.loads(packed.text), packed.arrays)


@singledispatch
def _packed(value: object, arrays: _Arrays) -> Json:
    """Return a value as data for `json.dumps`; its arrays are added to `arrays`."""
    if not is_dataclass(value) or isinstance(value, type):
        raise CannotTravelError(f"{type(value).__name__} is no value")
    written = {f.name: _packed(getattr(value, f.name), arrays) for f in fields(value) if f.init}
    return {_FORM: "dataclass", "kind": type(value).__name__, "fields": written}


@_packed.register(NoneType)
@_packed.register(int)
@_packed.register(str)
def _pack_plain(value: int | str | None, arrays: _Arrays) -> Json:
    return _pack_enum(value, arrays) if isinstance(value, Enum) else value


@_packed.register(Enum)
def _pack_enum(value: Enum, arrays: _Arrays) -> Json:
    return {_FORM: "enum", "kind": type(value).__name__, "name": value.name}


@_packed.register(float)
def _pack_float(value: float, arrays: _Arrays) -> Json:
    return float(value) if math.isfinite(value) else {_FORM: "float", "text": str(float(value))}


@_packed.register(np.ndarray)
def _pack_array(value: np.ndarray, arrays: _Arrays) -> Json:
    if value.dtype.hasobject:
        raise CannotTravelError(f"an array of {value.dtype} is no value")
    arrays.append(value)
    return {_FORM: "array", "place": len(arrays) - 1}


@_packed.register(array)
def _pack_figures(value: array[float], arrays: _Arrays) -> Json:
    return {**_pack_array(np.array(value, value.typecode), arrays), _FORM: "figures"}


@_packed.register(Settings)
def _pack_settings(value: Settings, arrays: _Arrays) -> Json:
    settings = value.model_dump(mode="json")
    return {_FORM: "settings", "kind": type(value).__name__, "settings": settings}


@_packed.register(PurePath)
def _pack_path(value: PurePath, arrays: _Arrays) -> Json:
    return {_FORM: "path", "text": str(value)}


@_packed.register(bytes)
def _pack_bytes(value: bytes, arrays: _Arrays) -> Json:
    return {_FORM: "bytes", "text": base64.b64encode(value).decode("ascii")}


@_packed.register(type)
def _pack_class(value: type, arrays: _Arrays) -> Json:
    return {_FORM: "class", "kind": value.__name__}


@_packed.register(tuple)
def _pack_tuple(value: tuple[object, ...], arrays: _Arrays) -> Json:
    items = [_packed(item, arrays) for item in value]
    if type(value) is tuple:
        return items
    return {_FORM: "tuple", "kind": type(value).__name__, "items": items}


@_packed.register(Mapping)
def _pack_mapping(value: Mapping[object, object], arrays: _Arrays) -> Json:
    items = [[_packed(key, arrays), _packed(item, arrays)] for key, item in value.items()]
    return {_FORM: "mapping", "items": items}


@_packed.register(NetBuilderError)
def _pack_error(value: NetBuilderError, arrays: _Arrays) -> Json:
    words = {name: getattr(value, name) for name in ("subject", "found", "expected", "advice")}
    return {_FORM: "error", "kind": type(value).__name__, **words}


def _unpacked(data: Json, arrays: tuple[NDArray[Any], ...]) -> Json:
    """Return the value that was packed as `data`."""
    if isinstance(data, list):
        return tuple(_unpacked(item, arrays) for item in data)
    return _READERS[data[_FORM]](data, arrays) if isinstance(data, dict) else data


def _read_dataclass(data: Json, arrays: tuple[NDArray[Any], ...]) -> object:
    written = {name: _unpacked(item, arrays) for name, item in data["fields"].items()}
    return value_kind(data["kind"])(**written)


def _read_named_tuple(data: Json, arrays: tuple[NDArray[Any], ...]) -> object:
    return value_kind(data["kind"])(*(_unpacked(item, arrays) for item in data["items"]))


def _read_mapping(data: Json, arrays: tuple[NDArray[Any], ...]) -> object:
    items = (_unpacked(pair, arrays) for pair in data["items"])
    return MappingProxyType(dict(items))


def _read_settings(data: Json, arrays: tuple[NDArray[Any], ...]) -> Settings:
    """Return settings, checked as those of a file are."""
    kind = value_kind(data["kind"])
    if not issubclass(kind, Settings):
        raise CannotTravelError(f"{kind.__name__} has no settings")
    return kind.read(json.dumps(data["settings"]))


def _read_error(data: Json, arrays: tuple[NDArray[Any], ...]) -> NetBuilderError:
    words = {name: data[name] for name in ("found", "expected", "advice")}
    return error_kind(data["kind"])(data["subject"], **words)


_READERS: Final[dict[str, Callable[[Json, tuple[NDArray[Any], ...]], Any]]] = {
    "dataclass": _read_dataclass,
    "tuple": _read_named_tuple,
    "mapping": _read_mapping,
    "error": _read_error,
    "enum": lambda data, arrays: getattr(value_kind(data["kind"]), data["name"]),
    "settings": _read_settings,
    "float": lambda data, arrays: float(data["text"]),
    "array": lambda data, arrays: arrays[data["place"]],
    "figures": lambda data, arrays: array("d", arrays[data["place"]]),
    "path": lambda data, arrays: Path(data["text"]),
    "bytes": lambda data, arrays: base64.b64decode(data["text"]),
    "class": lambda data, arrays: value_kind(data["kind"]),
}
