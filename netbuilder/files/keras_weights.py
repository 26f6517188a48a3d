"""The arrays in a `.keras` file's `model.weights.h5`, read apart from this process and checked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from netbuilder.files.arrays import wrong_shape, wrong_type
from netbuilder.files.errors import FileError, damaged
from netbuilder.files.hdf5.conversation import Group, RefusedError
from netbuilder.files.hdf5.process import process
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.blocks.block import WeightSpec
    from netbuilder.files.hdf5.conversation import Refusal
    from netbuilder.files.hdf5.process import Hdf5Process


@dataclass(frozen=True, slots=True)
class Wanted:
    """The arrays of one layer: the group they lie in, what they have to be, how they are called."""

    path: str
    specs: Sequence[WeightSpec]
    subject: str


def read_weights(
    content: bytes, wanted: Sequence[Wanted], *, subject: str, reader: Hdf5Process = process
) -> list[tuple[NDArray[np.floating], ...]]:
    """Return the arrays of each layer, read-only, in the order of its specs.

    Args:
        content: The bytes of an HDF5 file.
        wanted: What has to be in it.
        subject: What messages call the file.
        reader: Parser of the file.

    Raises:
        DamagedFileError: It is no HDF5 file, is damaged, or does not hold those arrays.
        FileError: It cannot be read on this machine: memory, or no process for it.
    """
    groups = [Group(want.path, tuple(spec.shape for spec in want.specs)) for want in wanted]
    try:
        arrays = iter(reader.read(content, groups))
    except RefusedError as error:
        raise _refused(error.refusal, wanted, subject) from error
    except OSError as error:
        raise FileError(
            _("{subject} cannot be read").format(subject=subject),
            found=_("no way to start another process ({why})").format(why=error.strerror),
            advice=_("Close other programs and try again."),
        ) from error
    return [tuple(islice(arrays, len(want.specs))) for want in wanted]


def _refused(refusal: Refusal, wanted: Sequence[Wanted], subject: str) -> FileError:
    """Return what is said to a person."""
    if refusal.group is None:
        return _of_file(refusal, subject)
    want = wanted[refusal.group]
    if refusal.array is None:
        return _of_layer(refusal, want)
    return _of_array(refusal, want.specs[refusal.array], want.subject)


def _of_file(refusal: Refusal, subject: str) -> FileError:
    match refusal.why:
        case "memory":
            return FileError(
                _("{subject} cannot be read").format(subject=subject),
                found=_("a file that needs far more memory than its size suggests"),
                advice=_("Close other programs, or open it on a machine with more memory."),
            )
        case "time":
            found = _("weights that took more than {seconds} seconds to read")
            return damaged(subject, found=found.format(seconds=refusal.found))
        case _:
            return damaged(subject, found=_("missing or damaged weights"))


def _of_layer(refusal: Refusal, want: Wanted) -> FileError:
    if refusal.why == "count":
        found = _("number of arrays: {number}").format(number=refusal.found)
        return damaged(want.subject, found=found, expected=str(len(want.specs)))
    return damaged(want.subject, found=_("no weights at {path}").format(path=want.path))


def _of_array(refusal: Refusal, spec: WeightSpec, subject: str) -> FileError:
    where = f"{subject}, {spec.name}"
    match refusal.why, refusal.found:
        case "shape", tuple(found):
            return wrong_shape(where, found, spec.shape)
        case "type", str(name):
            return wrong_type(where, name)
        case "packed", _found:
            return damaged(
                where,
                found=_("values that are compressed or stored elsewhere"),
                expected=_("plain values, as Keras writes them"),
            )
        case "missing", path:
            return damaged(where, found=_("no weights at {path}").format(path=path))
        case _other:
            return damaged(where, found=_("something other than a numeric array"))
