"""Questions to the child that parses HDF5, and the answers it may give; it is not trusted.

The messages themselves are described in `child.py`.
"""

from __future__ import annotations

import json
import math
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedIOBase
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from netbuilder.files.arrays import FLOATS

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.blocks.shape import Shape

    Arrays = list[NDArray[np.floating]]

_LENGTH_BYTES: Final = 8
_MOST_ANSWER: Final = 16 * 2**20
"""Bytes of JSON that the child may say."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the file, and the shapes of the arrays in it, which are called 0, 1 and so on."""

    path: str
    shapes: Sequence[Shape]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Reason why there are no arrays.

    `why` is one of missing, count, no array, shape, type and packed, said of a group, or of an
    array of it, by their places; or memory, time and crash, said of the file: the child did not
    get over it.
    """

    why: str
    found: str | Shape = ""
    group: int | None = None
    array: int | None = None


class RefusedError(Exception):
    """The file does not hold what was asked for, or cannot be read."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.why)
        self.refusal = refusal


def greet(child: subprocess.Popen[bytes]) -> None:
    """Wait until the child answers.

    Raises:
        RefusedError: It has ended.
    """
    source, sink = _pipes(child)
    _send(sink, b"ping")
    if _receive(source) != b"pong":
        raise RefusedError(Refusal("crash"))


def ask(
    child: subprocess.Popen[bytes], content: bytes, groups: Sequence[Group], *, seconds: float
) -> Arrays:
    """Return the arrays of all groups, one after the other, read-only.

    Args:
        child: Process that parses the file.
        content: The file's bytes.
        groups: What has to be in it.
        seconds: Longest time that it may take, for a child whose parent is gone.

    Raises:
        RefusedError: They are not there, or the child ended.
    """
    source, sink = _pipes(child)
    wanted = [{"path": group.path, "shapes": list(group.shapes)} for group in groups]
    _send(sink, json.dumps({"groups": wanted, "seconds": seconds}).encode())
    _send(sink, content)
    answer = _answer(_receive(source), groups)
    if isinstance(answer, Refusal):
        raise RefusedError(answer)
    shapes = [shape for group in groups for shape in group.shapes]
    if len(answer) != len(shapes) or not set(answer) <= set(FLOATS):
        raise RefusedError(Refusal("crash"))
    types = [np.dtype(name) for name in answer]
    sizes = (dtype.itemsize * math.prod(shape) for dtype, shape in zip(types, shapes, strict=True))
    if sum(sizes) > len(content):
        raise RefusedError(Refusal("crash"))
    return [_array(source, dtype, shape) for dtype, shape in zip(types, shapes, strict=True)]


def _answer(content: bytes, groups: Sequence[Group]) -> list[str] | Refusal:
    """Return the types of the arrays that follow, or the refusal."""
    with suppress(ValueError):
        match json.loads(content):
            case {"types": [*types]}:
                return [str(name) for name in types]
            case {"refused": {"why": str(why), "group": int(group), "found": found} as refused}:
                array = refused.get("array")
                arrays = range(len(groups[group].shapes) if group in range(len(groups)) else 0)
                if array is None and arrays:
                    return Refusal(why, _found(found), group)
                if isinstance(array, int) and array in arrays:
                    return Refusal(why, _found(found), group, array)
            case {"refused": {"why": "memory"}}:
                return Refusal("memory")
    return Refusal("crash")


def _found(data: object) -> str | Shape:
    """Return a shape where `data` are one, and else a text."""
    if isinstance(data, list) and all(type(extent) is int for extent in data):
        return tuple(data)
    return str(data)


def _array(source: BufferedIOBase, dtype: np.dtype[Any], shape: Shape) -> NDArray[np.floating]:
    array = np.empty(shape, dtype)
    view = array.reshape(-1).view(np.uint8)
    size = int.from_bytes(source.read(_LENGTH_BYTES), "little")
    if size != len(view) or source.readinto(view.data) != len(view):
        raise RefusedError(Refusal("crash"))
    array.setflags(write=False)
    return array


def _pipes(child: subprocess.Popen[bytes]) -> tuple[BufferedIOBase, BufferedIOBase]:
    """Return the child's output and its input."""
    source, sink = child.stdout, child.stdin
    if not isinstance(source, BufferedIOBase) or not isinstance(sink, BufferedIOBase):
        raise RefusedError(Refusal("crash"))
    return source, sink


def _receive(source: BufferedIOBase) -> bytes:
    size = int.from_bytes(source.read(_LENGTH_BYTES), "little")
    return source.read(size) if size <= _MOST_ANSWER else b""


def _send(sink: BufferedIOBase, content: bytes) -> None:
    try:
        sink.write(len(content).to_bytes(_LENGTH_BYTES, "little"))
        sink.write(content)
        sink.flush()
    except OSError as error:
        raise RefusedError(Refusal("crash")) from error
