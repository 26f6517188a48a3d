"""Plain `.npy` arrays of weights, read against the shape and types they may have."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.lib import format as npy

from netbuilder.files.errors import DamagedFileError, damaged
from netbuilder.words import _

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.blocks.shape import Shape

LARGEST_NUMBER: Final = 8
"""Bytes of the widest type that weights may have."""
MOST_HEADER: Final = 10_000

_BROKEN_HEADER: Final = (
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    RecursionError,
    MemoryError,
    OverflowError,
)
"""What NumPy raises for a damaged header (`numpy.lib.format`, 2.x)."""


def write_npy(array: NDArray[np.floating]) -> bytes:
    """Return the array as the bytes of an `.npy` file, always little-endian and in C order."""
    plain = np.ascontiguousarray(array)
    plain = plain.astype(plain.dtype.newbyteorder("<"), copy=False).reshape(np.shape(array))
    buffer = io.BytesIO()
    npy.write_array(buffer, plain, version=(1, 0), allow_pickle=False)
    return buffer.getvalue()


def read_npy(content: bytes, *, shape: Shape, subject: str) -> NDArray[np.floating]:
    """Return the array, read-only, whose header must say this shape and a floating-point type.

    Numbers that are not finite are allowed: a training that ran away leaves such weights.

    Raises:
        DamagedFileError: The header is damaged, says something else, or the numbers are not all
            there.
    """
    buffer = io.BytesIO(content)
    try:
        version = npy.read_magic(buffer)
        read_header = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        found, is_fortran, dtype = read_header(buffer, max_header_size=MOST_HEADER)
    except _BROKEN_HEADER as error:
        raise damaged(subject, found=_("no array of numbers")) from error
    if found != shape:
        raise wrong_shape(subject, found, shape)
    check_dtype(subject, dtype)
    numbers = content[buffer.tell() :]
    if len(numbers) != dtype.itemsize * int(np.prod(shape, dtype=object)):
        raise damaged(subject, found=_("more or fewer numbers than its header says"))
    flat = np.frombuffer(numbers, dtype)
    return flat.reshape(shape, order="F" if is_fortran else "C")


def check_dtype(subject: str, dtype: np.dtype) -> None:
    """Refuse what is not floating-point of 2, 4 or 8 bytes.

    Raises:
        DamagedFileError: The type is another.
    """
    if dtype.kind != "f" or dtype.itemsize > LARGEST_NUMBER:
        raise damaged(subject, found=str(dtype)[:40], expected=_("floating-point numbers"))


def wrong_shape(subject: str, found: Shape, expected: Shape) -> DamagedFileError:
    """Return the refusal of an array of another shape."""
    return damaged(
        subject,
        found=_("an array of {shape}").format(shape=_written(found)),
        expected=_("{shape}, as the network has it").format(shape=_written(expected)),
    )


def _written(shape: Shape) -> str:
    return "×".join(map(str, shape))[:60] or _("one number")
