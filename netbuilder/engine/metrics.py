"""The metrics of a task, summed over examples in the compiled functions.

Each is one tensor that can be added up over steps and pieces, and a number made of that sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from netbuilder.project.metric import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from netbuilder.engine.keras_types import Tensor
    from netbuilder.project.metric import Metric
    from netbuilder.project.task import Task


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums that a compiled function adds up for one metric.

    Attributes:
        name: The metric's.
        shape: The shape of the sum.
        add_up: Gives the sum over a batch of targets and outputs.
        is_explained_variance: True where the mean sum is a squared error to be compared with the
            variance of the targets.
    """

    name: str
    shape: tuple[int, ...]
    add_up: Callable[[Tensor, Tensor], Tensor]
    is_explained_variance: bool = False

    def figures(
        self, sums: NDArray[Any] | float, count: int, *, variance: NDArray[np.float64]
    ) -> NDArray[Any] | float:
        """Return what sums over `count` examples say; the first axis is kept where there is one.

        Args:
            sums: The sum, or an array of several.
            count: Over how many examples each goes.
            variance: That of the targets, for each output.
        """
        means = sums / count
        if not self.is_explained_variance:
            return means
        with np.errstate(divide="ignore", invalid="ignore"):
            explained: NDArray[np.float64] = 1.0 - np.asarray(means, np.float64) / variance
        return np.asarray(np.mean(explained, axis=-1))


def sums_of(task: Task) -> tuple[Sums, ...]:
    """Return what is to be added up for each metric of a task, in its order."""
    return tuple(_sums(metric, task) for metric in task.metrics)


def _sums(metric: Metric, task: Task) -> Sums:
    if metric.measure is Measure.TOP_K:
        return Sums(metric.name, (), partial(_among_the_highest, k=metric.k))
    if metric.measure is Measure.R2:
        outputs = int(np.prod(task.output_shape, dtype=int))
        return Sums(metric.name, (outputs,), _squared_errors, is_explained_variance=True)
    return Sums(metric.name, (), _SCALARS[metric.measure])


def variance_of(targets: NDArray[Any]) -> NDArray[np.float64]:
    """Return the variance of each output's targets over all examples."""
    return np.asarray(np.var(targets.reshape(len(targets), -1), axis=0, dtype=np.float64))


def by_name(
    sums: Sequence[Sums],
    totals: Sequence[Any],
    count: int,
    *,
    variance: NDArray[np.float64],
) -> Mapping[str, float]:
    """Return each metric over `count` examples, whose sums are `totals`."""
    return {
        one.name: float(one.figures(total, count, variance=variance))
        for one, total in zip(sums, totals, strict=True)
    }


def _right_answers(truth: Tensor, answer: Tensor) -> Tensor:
    import tensorflow as tf

    equal = tf.argmax(truth, axis=-1) == tf.argmax(answer, axis=-1)
    return tf.reduce_sum(tf.cast(equal, tf.float32))


def _among_the_highest(truth: Tensor, answer: Tensor, *, k: int) -> Tensor:
    """Count the answers of which fewer than `k` outputs are above that of the right class."""
    import tensorflow as tf

    right = tf.reduce_sum(truth * answer, axis=-1, keepdims=True)
    above = tf.reduce_sum(tf.cast(answer > right, tf.int32), axis=-1)
    return tf.reduce_sum(tf.cast(above < k, tf.float32))


def _absolute_error(truth: Tensor, answer: Tensor) -> Tensor:
    import tensorflow as tf

    return _summed_means(tf.abs(answer - truth))


def _squared_error(truth: Tensor, answer: Tensor) -> Tensor:
    import tensorflow as tf

    return _summed_means(tf.square(answer - truth))


def _summed_means(errors: Tensor) -> Tensor:
    """Sum up over the examples the mean error over all outputs of each."""
    import tensorflow as tf

    return tf.reduce_sum(tf.reduce_mean(_in_rows(errors), axis=-1))


def _squared_errors(truth: Tensor, answer: Tensor) -> Tensor:
    import tensorflow as tf

    return tf.reduce_sum(_in_rows(tf.square(answer - truth)), axis=0)


def _in_rows(values: Tensor) -> Tensor:
    import tensorflow as tf

    return tf.reshape(values, (tf.shape(values)[0], int(np.prod(values.shape[1:], dtype=int))))


_SCALARS: Final[Mapping[Measure, Callable[[Tensor, Tensor], Tensor]]] = {
    Measure.ACCURACY: _right_answers,
    Measure.MAE: _absolute_error,
    Measure.MSE: _squared_error,
}
