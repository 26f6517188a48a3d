"""What is known of each data set without reading it."""

from __future__ import annotations

from dataclasses import dataclass

from netbuilder.blocks.shape import Shape, size_of
from netbuilder.errors import NetBuilderError
from netbuilder.sentences import one_of
from netbuilder.words import N_, _


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """Name, shape and size of a data set; pixels are whole numbers from 0 to 255.

    `most_frequent` is how many of the training examples belong to the largest class.
    """

    key: str
    title: str
    shape: Shape
    classes: int
    training: int
    test: int
    most_frequent: int

    def fits(self, shape: Shape) -> bool:
        """Tell whether an example can be laid out in this shape."""
        return size_of(shape) == size_of(self.shape)


MNIST = DatasetInfo(
    key="mnist",
    title=N_("MNIST"),
    shape=(28, 28),
    classes=10,
    training=60_000,
    test=10_000,
    most_frequent=6_742,
)

DATASETS = {MNIST.key: MNIST}


def dataset_info(key: str) -> DatasetInfo:
    """Return what is known of the data set `key`.

    Raises:
        NetBuilderError: There is none.
    """
    try:
        return DATASETS[key]
    except KeyError:
        raise NetBuilderError(
            _("The data set is unknown"), found=repr(key[:40]), expected=one_of(DATASETS, near=key)
        ) from None
