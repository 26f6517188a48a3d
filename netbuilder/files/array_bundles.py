"""Several arrays as one object: `.npy` files one after another, and a list of what they are.

One object costs one flush of the disk, however many layers a network has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from netbuilder.files.arrays import STATES, npy_parts, read_npy
from netbuilder.files.errors import damaged
from netbuilder.files.object_folder import Ref, ref_from_json, ref_of, ref_to_json
from netbuilder.project.fields import expect, field, shown
from netbuilder.project.figures import MOST_COUNT
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from numpy.typing import NDArray

    from netbuilder.blocks.shape import Shape
    from netbuilder.project.fields import Json

_MOST_AXES: Final = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One array in a bundle: its type as NumPy writes it, its shape, the bytes of its file."""

    dtype: str
    shape: Shape
    size: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """The object that holds the arrays, and what they are."""

    ref: Ref
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """A bundle with its bytes, which share the arrays' memory."""

    bundle: Bundle
    parts: tuple[bytes | memoryview, ...]


def pack(arrays: Iterable[Any]) -> Packed:
    """Return the arrays as one object.

    Raises:
        DamagedFileError: An array is of a type that could not be read again.
    """
    parts: list[bytes | memoryview] = []
    entries = []
    for array in map(np.asarray, arrays):
        head, numbers = npy_parts(array)
        dtype = array.dtype.newbyteorder("<").str
        if dtype not in STATES:
            raise damaged(_("The training state"), found=dtype, expected=", ".join(STATES))
        parts += (head, numbers)
        entries.append(Entry(dtype, array.shape, len(head) + len(numbers)))
    return Packed(Bundle(ref_of(parts), tuple(entries)), tuple(parts))


def unpack(
    bundle: Bundle, content: bytes, *, subject: str, types: Collection[str] = STATES
) -> tuple[NDArray[Any], ...]:
    """Return the arrays in an object's bytes, read-only.

    Raises:
        DamagedFileError: They are not what the bundle says, or of another type than `types`.
    """
    view, arrays, begin = memoryview(content), [], 0
    for entry in bundle.entries:
        piece = view[begin : begin + entry.size]
        allowed = {entry.dtype}.intersection(types)
        arrays.append(read_npy(piece, shape=entry.shape, subject=subject, types=allowed))
        begin += entry.size
    if begin != len(view):
        raise damaged(subject, found=_("a different number of arrays than was written"))
    return tuple(arrays)


def bundle_to_json(bundle: Bundle) -> Json:
    """Return the bundle as data for `json.dumps`."""
    arrays = [[entry.dtype, list(entry.shape), entry.size] for entry in bundle.entries]
    return {**ref_to_json(bundle.ref), "arrays": arrays}


def bundle_from_json(data: object, *, subject: str) -> Bundle:
    """Return the bundle that `data` hold.

    Raises:
        NetBuilderError: The data are none.
    """
    table = expect(data, dict, subject)
    entries = tuple(_entry(item, subject) for item in field(table, "arrays", list))
    return Bundle(ref_from_json(table, subject=subject), entries)


def _entry(data: object, subject: str) -> Entry:
    match data:
        case [str(dtype), [*shape], size] if len(shape) <= _MOST_AXES:
            counts = [n for n in (*shape, size) if type(n) is int and 0 <= n <= MOST_COUNT]
            if len(counts) == len(shape) + 1:
                return Entry(dtype, tuple(counts[:-1]), counts[-1])
    raise damaged(subject, found=shown(data), expected=_("[type, shape, bytes]"))
