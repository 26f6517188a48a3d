"""Examples from one of NetBuilder's own `.npz` files."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder import resources
from netbuilder.data.datasets import ARRAYS, Dataset, aligned, check_arrays, damaged
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.datasets import DatasetInfo

FOLDER: Final = "datasets"


def read(info: DatasetInfo) -> Dataset:
    """Read the data set from the resources.

    Raises:
        NetBuilderError: The file is missing or damaged.
    """
    return read_archive(resources.path(FOLDER, f"{info.key}.npz"), info=info)


def read_archive(path: Path, *, info: DatasetInfo) -> Dataset:
    """Read a data set from an `.npz` file whose bytes must have the SHA-256 of `info`.

    Raises:
        DatasetError: The file cannot be read, has other bytes, or does not hold the examples.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise damaged(info, error.strerror or str(error)) from error
    if hashlib.sha256(content).hexdigest() != info.sha256:
        raise damaged(info, _("contents that differ from the original"))
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            arrays = {name: aligned(archive[name]) for name in ARRAYS}
    except (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise damaged(info, str(error)) from error
    check_arrays(info, arrays)
    return Dataset(info, **arrays)
