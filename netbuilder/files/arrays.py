"""Plain `.npy` arrays, read against the shape and types they may have."""

from __future__ import annotations

import io
import math
import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.lib import format as npy

from netbuilder.files.errors import DamagedFileError, damaged
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from netbuilder.blocks.shape import Shape

LARGEST_NUMBER: Final = 8
"""Bytes of the widest type that weights may have."""
FLOATS: Final = ("<f2", "<f4", "<f8", ">f2", ">f4", ">f8")
"""The types that weights and figures may have."""
STATES: Final = (*FLOATS, "<i4", "<i8", "<u4", "<u8")
"""The types that the state of a training may have: it also counts, and holds seeds."""
MOST_HEADER: Final = 10_000

_MAGIC: Final = b"\x93NUMPY"
_LENGTH_BYTES: Final = {b"\x01\x00": 2, b"\x02\x00": 4}
"""Number of bytes that hold the header's length, by the version of the format."""
_HEADER: Final = re.compile(
    r"\{'descr': '(?P<type>[^']{1,20})', 'fortran_order': (?P<fortran>True|False), "
    r"'shape': \((?P<shape>(?:\d{1,18},? ?){0,8})\),? ?\}\s*"
)
"""The header as NumPy writes it; it is a Python expression, and none of ours is evaluated."""


def npy_parts(array: NDArray[np.generic]) -> tuple[bytes, memoryview]:
    """Return an `.npy` file in two parts, header and numbers; the second shares `array`'s memory.

    It is always little-endian and in C order; an array that is not gets copied.
    """
    plain = np.ascontiguousarray(array)
    plain = plain.astype(plain.dtype.newbyteorder("<"), copy=False)
    buffer = io.BytesIO()
    head = {"descr": plain.dtype.str, "fortran_order": False, "shape": np.shape(array)}
    npy.write_array_header_1_0(buffer, head)
    return buffer.getvalue(), plain.reshape(-1).view(np.uint8).data


def write_npy(array: NDArray[np.generic]) -> bytes:
    """Return the array as the bytes of an `.npy` file, always little-endian and in C order."""
    return b"".join(npy_parts(array))


def narrowed(figures: Sequence[float]) -> NDArray[np.floating]:
    """Return figures as an array, in half the bytes where that loses nothing (as of float32)."""
    wide = np.asarray(figures, np.float64)
    with np.errstate(over="ignore"):
        narrow = wide.astype(np.float32)
    return narrow if np.array_equal(narrow, wide, equal_nan=True) else wide


def read_npy(
    content: bytes | memoryview, *, shape: Shape, subject: str, types: Collection[str] = FLOATS
) -> NDArray[Any]:
    """Return the array, read-only, whose header must say this shape and one of these types.

    Values that are not finite are allowed: a training that diverged leaves such weights.

    Raises:
        DamagedFileError: The header is damaged, says something else, or the numbers are not all
            there.
    """
    header, numbers = _split(content)
    match = _HEADER.fullmatch(header.decode("latin-1"))
    if match is None:
        raise damaged(subject, found=_("something other than a numeric array"))
    found = tuple(int(extent) for extent in re.findall(r"\d+", match["shape"]))
    if found != shape:
        raise wrong_shape(subject, found, shape)
    if match["type"] not in types:
        raise wrong_type(subject, match["type"])
    dtype = np.dtype(match["type"])
    if len(numbers) != dtype.itemsize * math.prod(shape):
        raise damaged(subject, found=_("more or fewer values than its header says"))
    flat = np.frombuffer(numbers, dtype)
    return flat.reshape(shape, order="F" if match["fortran"] == "True" else "C")


def _split(content: bytes | memoryview) -> tuple[bytes, memoryview]:
    """Return the header and what follows it; an empty header where there is none.

    Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
    """
    whole = memoryview(content)
    magic, version = bytes(whole[:6]), bytes(whole[6:8])
    length_bytes = _LENGTH_BYTES.get(version, 0) if magic == _MAGIC else 0
    begin = 8 + length_bytes
    length = int.from_bytes(whole[8:begin], "little")
    end = begin + length if 0 < length <= MOST_HEADER else begin
    return bytes(whole[begin:end]), whole[end:]


def wrong_type(subject: str, found: str) -> DamagedFileError:
    """Return the refusal of an array of another type."""
    expected = _("floating-point numbers of 2, 4 or 8 bytes")
    return damaged(subject, found=found[:40], expected=expected)


def wrong_shape(subject: str, found: Shape, expected: Shape) -> DamagedFileError:
    """Return the refusal of an array of another shape."""
    return damaged(
        subject,
        found=_("an array of shape {shape}").format(shape=_written(found)),
        expected=_("{shape}, the shape in the network").format(shape=_written(expected)),
    )


def _written(shape: Shape) -> str:
    return "×".join(map(str, shape))[:60] or _("a single number")
