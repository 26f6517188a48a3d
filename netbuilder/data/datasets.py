"""The examples of each data set, read from the resources and checked."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder import resources
from netbuilder.errors import NetBuilderError
from netbuilder.project.datasets import DatasetInfo, dataset_info
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_SHA256: Final = {
    "mnist": "06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64",
}
ALIGNMENT: Final = 64
"""Where arrays begin, so that TensorFlow can use them where they are (`EIGEN_MAX_ALIGN_BYTES`)."""
_ARRAYS: Final = ("x_train", "y_train", "x_test", "y_test")


class DatasetError(NetBuilderError):
    """A data set is damaged."""


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """All examples of a data set, as read-only arrays of uint8, aligned to `ALIGNMENT`.

    Attributes:
        info: Name, shape and sizes.
        x_train: Training examples, `(training, *shape)`, 0 to 255.
        y_train: Their classes, `(training,)`.
        x_test: Test examples, `(test, *shape)`.
        y_test: Their classes, `(test,)`.
    """

    info: DatasetInfo
    x_train: NDArray[np.uint8]
    y_train: NDArray[np.uint8]
    x_test: NDArray[np.uint8]
    y_test: NDArray[np.uint8]


@cache
def load_dataset(key: str) -> Dataset:
    """Return the data set `key`, kept in memory after the first call.

    Raises:
        NetBuilderError: The data set is unknown, missing or damaged.
    """
    info = dataset_info(key)
    return read_dataset(
        resources.path("datasets", f"{info.key}.npz"), info=info, sha256=_SHA256[info.key]
    )


def read_dataset(path: Path, *, info: DatasetInfo, sha256: str) -> Dataset:
    """Read a data set from an `.npz` file whose bytes must have this SHA-256.

    Raises:
        DatasetError: The file cannot be read, has other bytes, or does not hold the examples.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _damaged(info, error.strerror or str(error)) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _damaged(info, _("other bytes than it was delivered with"))
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            arrays = {name: aligned(archive[name]) for name in _ARRAYS}
    except (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise _damaged(info, str(error)) from error
    _check(info, arrays)
    for array in arrays.values():
        array.setflags(write=False)
    return Dataset(info, **arrays)


def aligned(*pieces: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a copy of arrays, one behind the other, that begins at a multiple of `ALIGNMENT`."""
    size = sum(piece.nbytes for piece in pieces)
    room = np.empty(size + ALIGNMENT, np.uint8)
    first = -room.ctypes.data % ALIGNMENT
    shape = (sum(len(piece) for piece in pieces), *pieces[0].shape[1:])
    moved = room[first : first + size].view(pieces[0].dtype).reshape(shape)
    return np.concatenate(pieces, out=moved)


def _check(info: DatasetInfo, arrays: dict[str, NDArray[np.uint8]]) -> None:
    expected = {
        "x_train": (info.training, *info.shape),
        "y_train": (info.training,),
        "x_test": (info.test, *info.shape),
        "y_test": (info.test,),
    }
    for name, shape in expected.items():
        array = arrays[name]
        if array.shape != shape or array.dtype != np.uint8:
            raise _damaged(info, f"{name}: {array.dtype} {array.shape}")


def _damaged(info: DatasetInfo, found: str) -> DatasetError:
    return DatasetError(
        _("The data set {title} is damaged").format(title=_(info.title)),
        found=found,
        expected=_("the file that NetBuilder was delivered with"),
        advice=_("Install NetBuilder again."),
    )
