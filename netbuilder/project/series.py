"""Series of a training: the loss, and each metric by its name."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from netbuilder.project.metric import LOSS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

VALIDATION: Final = "val_"
"""Prefix of a name where the validation examples were measured, as in Keras."""
PLAIN: Final = "plain_"
"""Prefix where training examples were measured as validation is."""
STEP: Final = "step_"
"""Prefix where an optimizer step was measured."""


@dataclass(frozen=True, slots=True)
class Score:
    """The loss on a set of examples, and the metrics by their names."""

    loss: float
    metrics: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        object.__setattr__(self, "metrics", MappingProxyType(dict(self.metrics)))

    def figures(self) -> Iterator[tuple[str, float]]:
        """Yield all names with their numbers, the loss first."""
        yield LOSS.name, self.loss
        yield from self.metrics.items()

    def figure(self, name: str) -> float | None:
        """Return the number of this name, or None where it was not measured."""
        return self.loss if name == LOSS.name else self.metrics.get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """The figures of one epoch.

    Attributes:
        training: Means over its training examples, while they were learned from.
        validation: The score on the examples held out; None without any.
        plain: That of training examples measured as validation is, without dropout and after the
            epoch's last step; None where nobody asked.
        learning_rate: That of its last step.
        batch_size: That of its last step.
        seconds: Duration.
        steps: Number of optimizer steps.
    """

    training: Score
    validation: Score | None = None
    plain: Score | None = None
    learning_rate: float | None = None
    batch_size: int = 0
    seconds: float = 0.0
    steps: int = 0

    @property
    def loss(self) -> float:
        """The mean loss over its training examples."""
        return self.training.loss

    @property
    def val_loss(self) -> float | None:
        """The loss on the examples held out."""
        return None if self.validation is None else self.validation.loss

    @property
    def plain_loss(self) -> float | None:
        """The loss on training examples measured as validation is."""
        return None if self.plain is None else self.plain.loss

    def scores(self) -> Iterator[tuple[str, Score]]:
        """Yield what stands before the names of each score that was measured, and the score."""
        for before, score in (("", self.training), (VALIDATION, self.validation)):
            if score is not None:
                yield before, score
        if self.plain is not None:
            yield PLAIN, self.plain

    def figures(self) -> dict[str, float]:
        """Return what was measured by its whole name, as `loss`, `val_loss`, `plain_loss`."""
        return {
            before + name: number
            for before, score in self.scores()
            for name, number in score.figures()
        }


@dataclass(frozen=True, slots=True)
class Series:
    """Measurements along a training: each optimizer step, and each epoch.

    The figures of the steps may be given as any sequence and are held as an array, in which each
    takes eight bytes; as a Python float in a tuple it takes 32.
    """

    step_loss: Sequence[float] = ()
    step_metrics: Mapping[str, Sequence[float]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    epochs: tuple[Epoch, ...] = ()

    def __post_init__(self) -> None:
        held = {name: _held(figures) for name, figures in self.step_metrics.items()}
        object.__setattr__(self, "step_loss", _held(self.step_loss))
        object.__setattr__(self, "step_metrics", MappingProxyType(held))

    @property
    def steps(self) -> int:
        """Number of optimizer steps of which all figures are known."""
        return min(len(figures) for _name, figures in self.step_figures())

    def step_figures(self) -> Iterator[tuple[str, Sequence[float]]]:
        """Yield the figures of the steps by name, the loss first."""
        yield LOSS.name, self.step_loss
        yield from self.step_metrics.items()


def _held(figures: Sequence[float]) -> array[float]:
    return figures if isinstance(figures, array) else array("d", figures)


def best_epoch(epochs: Sequence[Epoch]) -> int | None:
    """Return which epoch, counted from 0, had the lowest loss; None before the first.

    The loss is that of validation where there is one; of equal epochs the first counts.
    """
    losses = [epoch.loss if epoch.val_loss is None else epoch.val_loss for epoch in epochs]
    finite = [index for index, loss in enumerate(losses) if math.isfinite(loss)]
    return min(finite, key=losses.__getitem__, default=None)
