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
from netbuilder.engine.metrics import variance_of
from netbuilder.engine.step import MOST_STEPS
from netbuilder.errors import NetBuilderError
from netbuilder.project.example_counts import training_part
from netbuilder.words import _, counted, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netbuilder.data.datasets import Dataset, Numbers
    from netbuilder.engine.keras_types import Tensor
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Examples that a training learns from.

    Attributes:
        inputs: All training examples, n × numbers, on the device.
        targets: What is right of each, n × target shape, on the device.
        count: Number of them that are learned from; those behind are for validation.
        x: The inputs as an array; on the CPU it is the same memory.
        y: The targets as an array.
        variance: The variance of each output's targets among those learned from.
    """

    inputs: Tensor
    targets: Tensor
    count: int
    x: Numbers
    y: Numbers
    variance: NDArray[np.float64]

    @property
    def validates(self) -> bool:
        """True where any examples are held out."""
        return self.count < len(self.x)

    @property
    def validation(self) -> tuple[Numbers, Numbers]:
        """The examples held out, and their targets."""
        return self.x[self.count :], self.y[self.count :]

    @property
    def learned_targets(self) -> Numbers:
        """The targets of the examples learned from."""
        return self.y[: self.count]

    def learned(self, most: int) -> tuple[Numbers, Numbers]:
        """Return at most `most` of the examples learned from, and their targets."""
        count = min(most, self.count)
        return self.x[:count], self.y[:count]

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
    """Put the training examples on the device, e.g. `CPU`, once, in the form they come in.

    Like Keras's `validation_split`, validation examples are cut from the end. What else the
    plan wants comes before it, as that is only learned from: augmented examples (made no further
    once `is_unwanted` says so), and versions of the drawings that the project keeps.

    Raises:
        NetBuilderError: The validation split leaves nothing to learn from.
    """
    count = _learned(len(dataset.x_train), project.plan)
    x, y = dataset.x_train, dataset.y_train
    more = _more_examples(x[:count], y[:count], project, is_unwanted)
    if more:
        x = aligned(x[:count], *(one[0] for one in more), x[count:])
        y = aligned(y[:count], *(one[1] for one in more), y[count:])
        count += sum(len(one[1]) for one in more)
    x = x.reshape(len(x), -1)
    return Examples(
        inputs=_on_device(x, device),
        targets=_on_device(y, device),
        count=count,
        x=x,
        y=y,
        variance=variance_of(y[:count]),
    )


def _learned(total: int, plan: Plan) -> int:
    """Return how many examples the validation split leaves to learn from."""
    count = training_part(total, plan)
    if count == 0:
        raise NetBuilderError(
            _("The validation split leaves nothing to train on"),
            found=number(plan.validation_split),
            expected=counted(
                "a split that leaves {count} example for training",
                "a split that leaves at least one of {count} examples for training",
                total,
            ),
            advice=_("Choose a smaller validation split, such as 0.1."),
        )
    return count


def _more_examples(
    images: Numbers, labels: Numbers, project: Project, is_unwanted: Callable[[], bool]
) -> list[tuple[Numbers, Numbers]]:
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


def _on_device(array: Numbers, device: str) -> Tensor:
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
