"""The metrics that trainings are measured by, each known by its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from netbuilder.words import N_


class Measure(StrEnum):
    """Way to compute a metric from targets and outputs."""

    LOSS = "loss"
    ACCURACY = "accuracy"
    TOP_K = "top_k"
    MAE = "mae"
    MSE = "mse"
    R2 = "r2"


class MetricForm(StrEnum):
    """Form in which the values of a metric are written."""

    PERCENT = "percent"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A number that says how good a network is.

    Attributes:
        name: What files, tables and `--json` call it; Keras's own name where it has one.
        title: What the screen calls it where it stands alone.
        phrase: What it is called before its number, in a list of figures.
        measure: The quantity that is computed.
        form: Form in which it is written: shares from 0 to 1 in percent.
        is_better_higher: True where a higher number is the better one.
        unit: What a number of it is measured in, or empty.
        best: The number that cannot be bettered, where there is one.
        k: Among how many of the highest outputs the right class has to be, for `TOP_K`.
    """

    name: str
    title: str
    phrase: str
    measure: Measure
    form: MetricForm = MetricForm.NUMBER
    is_better_higher: bool = False
    unit: str = ""
    best: float = 0.0
    k: int = 1

    def rank(self, number: float) -> float:
        """Return a number that is higher the better `number` is."""
        return number if self.is_better_higher else -number


LOSS: Final = Metric(name="loss", title=N_("Loss"), phrase=N_("loss"), measure=Measure.LOSS)
"""Metric that training minimizes; measured in every task, by the loss of the plan."""

ACCURACY: Final = Metric(
    name="accuracy",
    title=N_("Accuracy"),
    phrase=N_("accuracy"),
    measure=Measure.ACCURACY,
    form=MetricForm.PERCENT,
    is_better_higher=True,
    best=1.0,
)
"""The share of the examples whose highest output is that of the right class."""

MAE: Final = Metric(
    name="mae",
    title=N_("Mean absolute error"),
    phrase=N_("mean absolute error"),
    measure=Measure.MAE,
)
"""Mean distance of an output from its target."""

MSE: Final = Metric(
    name="mse",
    title=N_("Mean squared error"),
    phrase=N_("mean squared error"),
    measure=Measure.MSE,
)
"""The mean of the squares of how far outputs are from their targets."""

R2: Final = Metric(
    name="r2_score",
    title=N_("R²"),
    phrase=N_("R²"),
    measure=Measure.R2,
    is_better_higher=True,
    best=1.0,
)
"""The share of the targets' variance that the outputs explain; 0 for always answering the mean."""


def top_k(k: int) -> Metric:
    """Return the share of the examples whose right class is among the `k` highest outputs."""
    return Metric(
        name=f"top_{k}_accuracy",
        title=N_("Top-{k} accuracy"),
        phrase=N_("top-{k} accuracy"),
        measure=Measure.TOP_K,
        form=MetricForm.PERCENT,
        is_better_higher=True,
        best=1.0,
        k=k,
    )
