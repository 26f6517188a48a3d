"""The examples of each data set, read by the reader that its description names, and checked."""

from __future__ import annotations

import importlib
import pkgutil
import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from netbuilder.errors import NetBuilderError
from netbuilder.project.datasets import DatasetInfo, dataset_info
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Read: TypeAlias = "Callable[[DatasetInfo], Dataset]"

Numbers: TypeAlias = "NDArray[Any]"
"""Examples or targets, in the data type that the task says."""

ALIGNMENT: Final = 64
"""Alignment of arrays in bytes, so that TensorFlow uses them in place (`EIGEN_MAX_ALIGN_BYTES`)."""
ARRAYS: Final = ("x_train", "y_train", "x_test", "y_test")


class DatasetError(NetBuilderError):
    """A data set is damaged."""


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """All examples of a data set, as read-only arrays, aligned to `ALIGNMENT`.

    Attributes:
        info: What the data set is; its task says in which form the arrays are.
        x_train: Training examples, `(training, *input shape)`.
        y_train: Their targets, `(training, *target shape)`.
        x_test: Test examples, `(test, *input shape)`.
        y_test: Their targets, `(test, *target shape)`.
    """

    info: DatasetInfo
    x_train: Numbers
    y_train: Numbers
    x_test: Numbers
    y_test: Numbers


_loading: Final = threading.RLock()
"""Threads that want a data set at once wait for one copy of it, as MNIST takes 55 MB."""


def load_dataset(key: str) -> Dataset:
    """Return the data set `key`, kept in memory after the first call.

    May be called from any thread.

    Raises:
        NetBuilderError: The data set is unknown, missing or damaged.
    """
    with _loading:
        return _load(dataset_info(key))


@cache
def _load(info: DatasetInfo) -> Dataset:
    dataset = reader(info.reader)(info)
    arrays = {name: getattr(dataset, name) for name in ARRAYS}
    check_arrays(info, arrays)
    for array in arrays.values():
        array.setflags(write=False)
    return dataset


_registered: dict[str, Read] = {}


def register_reader(kind: str, read: Read) -> None:
    """Have one more kind of reader, beside those of `netbuilder.data.readers`."""
    _registered[kind] = read


def unregister_reader(kind: str) -> None:
    """Have a kind of reader no more that was registered."""
    del _registered[kind]


def reader(kind: str) -> Read:
    """Return the reader of this kind.

    Raises:
        NetBuilderError: There is none.
    """
    known = {**_delivered(), **_registered}
    try:
        return known[kind]
    except KeyError:
        raise NetBuilderError(
            _("Unknown kind of data set"), found=repr(kind), expected=one_of(known)
        ) from None


@cache
def _delivered() -> Mapping[str, Read]:
    """Return the `read` of each module in `netbuilder.data.readers`, by the module's name."""
    from netbuilder.data import readers

    names = [module.name for module in pkgutil.iter_modules(readers.__path__)]
    return {name: importlib.import_module(f"{readers.__name__}.{name}").read for name in names}


def aligned(*pieces: Numbers) -> Numbers:
    """Return a copy of arrays, one behind the other, that begins at a multiple of `ALIGNMENT`."""
    size = sum(piece.nbytes for piece in pieces)
    room = np.empty(size + ALIGNMENT, np.uint8)
    first = -room.ctypes.data % ALIGNMENT
    shape = (sum(len(piece) for piece in pieces), *pieces[0].shape[1:])
    moved = room[first : first + size].view(pieces[0].dtype).reshape(shape)
    return np.concatenate(pieces, out=moved)


def check_arrays(info: DatasetInfo, arrays: Mapping[str, Numbers]) -> None:
    """Refuse arrays that are not of the form that the task says.

    Raises:
        DatasetError: One has another shape or type.
    """
    given, target = info.task.input, info.task.target
    expected = {
        "x_train": (given.dtype, (info.training, *given.shape)),
        "y_train": (target.dtype, (info.training, *target.shape)),
        "x_test": (given.dtype, (info.test, *given.shape)),
        "y_test": (target.dtype, (info.test, *target.shape)),
    }
    for name, (dtype, shape) in expected.items():
        array = arrays[name]
        if array.shape != shape or array.dtype != dtype:
            raise damaged(info, f"{name}: {array.dtype} {array.shape}")


def damaged(info: DatasetInfo, found: str) -> DatasetError:
    """Return the refusal of a data set in whose place something else was found."""
    return DatasetError(
        _("The data set {title} is damaged").format(title=_(info.title)),
        found=found,
        expected=_("the file that comes with NetBuilder"),
        advice=_("Reinstall NetBuilder."),
    )
