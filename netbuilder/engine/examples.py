"""The examples of one training: on the device once, split and ordered as Keras does it."""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.data.augmentation import augmented
from netbuilder.data.datasets import ALIGNMENT, aligned
from netbuilder.data.my_drawings import augmented_drawings
from netbuilder.engine.step import MOST_STEPS
from netbuilder.errors import NetBuilderError
from netbuilder.project.example_counts import training_part
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.keras_types import Tensor
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Examples that a training learns from.

    Attributes:
        images: All training images, n × pixels, uint8, on the device.
        labels: Their classes, n, uint8, on the device.
        count: How many of them are learned from; those behind are for validation.
        pictures: The images as an array; on the CPU it is the same memory.
        classes: The labels as an array.
    """

    images: Tensor
    labels: Tensor
    count: int
    pictures: NDArray[np.uint8]
    classes: NDArray[np.uint8]

    @property
    def validates(self) -> bool:
        """True where any examples are kept aside."""
        return self.count < len(self.pictures)

    @property
    def validation(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """The images kept aside, and their labels."""
        return self.pictures[self.count :], self.classes[self.count :]

    @property
    def learned_classes(self) -> NDArray[np.uint8]:
        """The labels of the images learned from."""
        return self.classes[: self.count]

    def learned(self, most: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return at most `most` of the images learned from, and their labels."""
        count = min(most, self.count)
        return self.pictures[:count], self.classes[:count]

    def batch(self, wanted: int) -> int:
        """Return the batch size, which cannot be more than there is."""
        return min(wanted, self.count)

    def batches(self, wanted: int) -> set[int]:
        """Return the sizes of an epoch's batches: the last may be smaller."""
        batch = self.batch(wanted)
        return {batch, self.count % batch or batch}

    def steps(self, wanted: int) -> int:
        """Return how many optimizer steps an epoch has."""
        return math.ceil(self.count / self.batch(wanted))


def make_examples(
    dataset: Dataset,
    project: Project,
    *,
    device: str,
    is_unwanted: Callable[[], bool] = lambda: False,
) -> Examples:
    """Put the training images on the device, e.g. `CPU`, once, as bytes.

    Like Keras's `validation_split`, validation examples are cut from the end. What else the
    plan wants comes before it, as that is only learned from: augmented examples (made no further
    once `is_unwanted` says so), and versions of the drawings that the project keeps.

    Raises:
        NetBuilderError: The validation split leaves nothing to learn from.
    """
    count = _learned(len(dataset.x_train), project.plan)
    pictures, labels = dataset.x_train, dataset.y_train
    more = _more_examples(pictures[:count], labels[:count], project, is_unwanted)
    if more:
        pictures = aligned(pictures[:count], *(one[0] for one in more), pictures[count:])
        labels = aligned(labels[:count], *(one[1] for one in more), labels[count:])
        count += sum(len(one[1]) for one in more)
    images = pictures.reshape(len(pictures), -1)
    return Examples(
        images=_on_device(images, device),
        labels=_on_device(labels, device),
        count=count,
        pictures=images,
        classes=labels,
    )


def _learned(total: int, plan: Plan) -> int:
    """Return how many examples the validation split leaves to learn from."""
    count = training_part(total, plan)
    if count == 0:
        raise NetBuilderError(
            _("The validation share leaves nothing to learn from"),
            found=f"{plan.validation_split:g}",
            expected=_("a share that leaves at least one of {count} examples").format(
                count=grouped(total)
            ),
            advice=_("Choose a smaller validation share, such as 0.1."),
        )
    return count


def _more_examples(
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    project: Project,
    is_unwanted: Callable[[], bool],
) -> list[tuple[NDArray[np.uint8], NDArray[np.uint8]]]:
    """Return what is learned beside the images (n × 28 × 28), and the classes of it."""
    plan, more = project.plan, []
    if plan.augmented_copies:
        hands = augmented(
            images, labels, count=plan.augmented_copies, seed=plan.seed, is_unwanted=is_unwanted
        )
        more.append((hands, np.tile(labels, plan.augmented_copies)))
    if plan.drawing_copies and project.drawings:
        more.append(augmented_drawings(project.drawings, count=plan.drawing_copies, seed=plan.seed))
    return more


def _on_device(array: NDArray[np.uint8], device: str) -> Tensor:
    """Return the array as a tensor; on the CPU without a copy, where its memory is aligned.

    `tf.constant` copies it twice (TensorFlow 2.21).
    """
    import tensorflow as tf

    with contextlib.suppress(ValueError):  # Its memory is read-only for good.
        if device.startswith("CPU") and array.ctypes.data % ALIGNMENT == 0:
            shared = array.view()
            # NumPy hands out no read-only memory; TensorFlow's tensors are never written to.
            shared.setflags(write=True)
            return tf.experimental.dlpack.from_dlpack(shared.__dlpack__())
    return tf.constant(array)


def epoch_order(count: int, *, plan: Plan, epoch: int) -> NDArray[np.int32]:
    """Return the order in which an epoch goes through its examples; it follows from the seed."""
    if not plan.shuffle:
        return np.arange(count, dtype=np.int32)
    chance = np.random.default_rng(np.random.SeedSequence((plan.seed, epoch)))
    return chance.permutation(count).astype(np.int32)


def rows_of(order: NDArray[np.int32], *, first: int, steps: int, batch: int) -> NDArray[np.int32]:
    """Return the examples of `steps` batches from place `first` on: `MOST_STEPS` × batch.

    Rows beyond `steps` are zeros and not used.
    """
    rows = np.zeros((MOST_STEPS, batch), np.int32)
    rows[:steps] = order[first : first + steps * batch].reshape(steps, batch)
    return rows
