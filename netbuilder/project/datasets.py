"""Descriptions of the data sets, known without reading them."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.shape import Shape
    from netbuilder.project.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetInfo:
    """Description of a data set, what it asks of a network, and how many examples it has.

    Attributes:
        key: What files call it.
        title: What the screen calls it.
        task: What an example is, and what the network has to answer.
        training: Number of training examples.
        test: Number of test examples.
        description: What its examples are, in a few words.
        source: Its makers.
        licence: Under which licence it may be passed on.
        most_frequent: Number of training examples in the largest class.
        deviation: The standard deviation of the training targets in a regression.
        reader: The kind of reader in `data/readers/` that gives its examples.
        sha256: The digest of the file that the reader reads, where it reads one.
    """

    key: str
    title: str
    task: Task
    training: int
    test: int
    description: str = ""
    source: str = ""
    licence: str = ""
    most_frequent: int = 0
    deviation: float = 0.0
    reader: str = "archive"
    sha256: str = ""

    @property
    def shape(self) -> Shape:
        """The shape of one example."""
        return self.task.input.shape

    @property
    def classes(self) -> int:
        """Number of classes; 0 in a regression."""
        return self.task.classes

    def fits(self, shape: Shape) -> bool:
        """Tell whether an example can be laid out in this shape."""
        return self.task.input.fits(shape)


_registered: dict[str, DatasetInfo] = {}


def register_dataset(info: DatasetInfo) -> None:
    """Have one more data set, beside those of `netbuilder.project.sets`."""
    _registered[info.key] = info


def unregister_dataset(key: str) -> None:
    """Have a data set no more that was registered."""
    del _registered[key]


def datasets() -> Mapping[str, DatasetInfo]:
    """Return what is known of every data set, by its key."""
    return MappingProxyType({**_delivered(), **_registered})


@cache
def _delivered() -> Mapping[str, DatasetInfo]:
    """Return the data sets that the modules of `netbuilder.project.sets` define."""
    from netbuilder.project import sets

    modules = [
        importlib.import_module(f"{sets.__name__}.{module.name}")
        for module in pkgutil.iter_modules(sets.__path__)
    ]
    values = (value for module in modules for value in vars(module).values())
    return {value.key: value for value in values if isinstance(value, DatasetInfo)}


def dataset_info(key: str) -> DatasetInfo:
    """Return what is known of the data set `key`.

    Raises:
        NetBuilderError: There is none.
    """
    known = datasets()
    try:
        return known[key]
    except KeyError:
        raise NetBuilderError(
            _("The data set is unknown"), found=repr(key[:40]), expected=one_of(known, near=key)
        ) from None
