"""Task of a network: the examples that it is given, and what it is to answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.shape import Shape, size_of
from netbuilder.project.metric import ACCURACY, MAE, R2
from netbuilder.project.plan.losses import Loss

if TYPE_CHECKING:
    from netbuilder.project.metric import Metric


class TaskKind(StrEnum):
    """The kinds of tasks."""

    CLASSIFICATION = "classification"
    REGRESSION = "regression"


class ExampleKind(StrEnum):
    """Kind of example; it decides how one can be drawn."""

    IMAGE = "image"
    ROW = "row"
    POINT_IN_PLANE = "point_in_plane"
    POINT_ON_LINE = "point_on_line"


class Dtype(StrEnum):
    """Data type of values, by NumPy's names."""

    UINT8 = "uint8"
    INT32 = "int32"
    FLOAT32 = "float32"

    @property
    def size(self) -> int:
        """Bytes that one number takes."""
        return 1 if self is Dtype.UINT8 else 4


@dataclass(frozen=True, slots=True, kw_only=True)
class InputSpec:
    """Input of one example: its shape and type; its values lie between `low` and `high`."""

    kind: ExampleKind
    shape: Shape
    dtype: Dtype = Dtype.FLOAT32
    low: float = 0.0
    high: float = 1.0

    @property
    def divisor(self) -> float:
        """Divisor of the Input where it scales: pixels come to lie between 0 and 1."""
        return self.high if self.dtype is Dtype.UINT8 else 1.0

    def fits(self, shape: Shape) -> bool:
        """Tell whether an example can be laid out in this shape."""
        return size_of(shape) == size_of(self.shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSpec:
    """Target of an example: the number of its class, or values of `shape`."""

    shape: Shape = ()
    dtype: Dtype = Dtype.FLOAT32


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Task of a network: the examples that it gets, and the answers that are right.

    Attributes:
        kind: Classification or regression.
        input: What an example is.
        target: What is known to be right of an example.
        metrics: What trainings are measured by beside their loss; the first is the main one.
        losses: Those that fit.
        activations: Those that fit as the last one; the first is the usual one.
        class_names: What the classes are called; empty in a regression.
    """

    kind: TaskKind
    input: InputSpec
    target: TargetSpec
    metrics: tuple[Metric, ...]
    losses: tuple[Loss, ...]
    activations: tuple[ActivationFunction, ...]
    class_names: tuple[str, ...] = ()

    @property
    def main_metric(self) -> Metric:
        """Metric that runs are compared and judged by."""
        return self.metrics[0]

    @property
    def classes(self) -> int:
        """Number of classes; 0 in a regression."""
        return len(self.class_names)

    @property
    def output_shape(self) -> Shape:
        """The shape of what the network has to answer with for one example."""
        return (self.classes,) if self.class_names else self.target.shape


CLASSIFICATION_LOSSES: Final = tuple(Loss)
CLASSIFICATION_ACTIVATIONS: Final = (
    ActivationFunction.SOFTMAX,
    ActivationFunction.SPARSEMAX,
    ActivationFunction.SIGMOID,
    ActivationFunction.HARD_SIGMOID,
    ActivationFunction.SPARSE_SIGMOID,
    ActivationFunction.LINEAR,
)
REGRESSION_LOSSES: Final = (Loss.MSE, Loss.MAE, Loss.HUBER, Loss.LOG_COSH)
REGRESSION_ACTIVATIONS: Final = (ActivationFunction.LINEAR,)


def classification(
    given: InputSpec, *, class_names: tuple[str, ...], metrics: tuple[Metric, ...] = (ACCURACY,)
) -> Task:
    """Return the task of telling to which of some classes an example belongs."""
    return Task(
        kind=TaskKind.CLASSIFICATION,
        input=given,
        target=TargetSpec(dtype=Dtype.UINT8),
        metrics=metrics,
        losses=CLASSIFICATION_LOSSES,
        activations=CLASSIFICATION_ACTIVATIONS,
        class_names=class_names,
    )


def regression(
    given: InputSpec,
    *,
    target: TargetSpec | None = None,
    metrics: tuple[Metric, ...] = (R2, MAE),
) -> Task:
    """Return a regression task; with one value as the target where no `target` is given."""
    return Task(
        kind=TaskKind.REGRESSION,
        input=given,
        target=TargetSpec(shape=(1,)) if target is None else target,
        metrics=metrics,
        losses=REGRESSION_LOSSES,
        activations=REGRESSION_ACTIVATIONS,
    )
