"""The arrays in a `.keras` file's `model.weights.h5`, read by path and checked one by one.

No link is followed but to what lies in the file itself, and nothing is unpacked: Keras writes
contiguous arrays.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import h5py

from netbuilder.files.arrays import check_dtype, wrong_shape
from netbuilder.files.errors import damaged
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.blocks.block import WeightSpec

_BROKEN: Final = (OSError, RuntimeError, ValueError, KeyError, TypeError, AttributeError)
"""What h5py 3 raises for damaged files."""


@contextmanager
def open_weights(content: bytes, *, subject: str) -> Iterator[h5py.File]:
    """Open the bytes of an HDF5 file for reading.

    Raises:
        DamagedFileError: They are no HDF5 file, or one that is damaged.
    """
    try:
        with h5py.File(io.BytesIO(content), "r") as file:
            yield file
    except _BROKEN as error:
        raise damaged(subject, found=_("no weights, or damaged ones")) from error


def read_arrays(
    file: h5py.File, group: str, specs: Sequence[WeightSpec], *, subject: str
) -> tuple[NDArray[np.floating], ...]:
    """Return the arrays in one group of the file, read-only, in the order of `specs`.

    Raises:
        DamagedFileError: They are not all there, or of another shape or type.
    """
    variables = _group(file, group, subject)
    if len(variables) != len(specs):
        raise damaged(
            subject,
            found=_("{count} arrays").format(count=len(variables)),
            expected=str(len(specs)),
        )
    return tuple(
        _array(_member(variables, str(index), subject), spec, subject)
        for index, spec in enumerate(specs)
    )


def _group(file: h5py.File, path: str, subject: str) -> h5py.Group:
    found: h5py.Group | h5py.Dataset = file
    for part in path.split("/"):
        found = _member(found, part, subject) if isinstance(found, h5py.Group) else found
    if not isinstance(found, h5py.Group):
        raise damaged(subject, found=_("no weights at {path}").format(path=path))
    return found


def _member(group: h5py.Group, name: str, subject: str) -> h5py.Group | h5py.Dataset:
    link = group.get(name, getlink=True)
    if not isinstance(link, h5py.HardLink):
        raise damaged(subject, found=_("no weights at {path}").format(path=f"{group.name}/{name}"))
    return group[name]


def _array(
    dataset: h5py.Group | h5py.Dataset, spec: WeightSpec, subject: str
) -> NDArray[np.floating]:
    where = f"{subject}, {spec.name}"
    if not isinstance(dataset, h5py.Dataset):
        raise damaged(where, found=_("no array of numbers"))
    if dataset.shape != spec.shape:
        raise wrong_shape(where, dataset.shape or (), spec.shape)
    check_dtype(where, dataset.dtype)
    stored = dataset.id.get_storage_size()
    if dataset.external or dataset.is_virtual or dataset.chunks or stored != dataset.nbytes:
        raise damaged(
            where,
            found=_("numbers that are packed or kept elsewhere"),
            expected=_("plain numbers, as Keras writes them"),
        )
    array: NDArray[np.floating] = dataset[()]
    array.setflags(write=False)
    return array
