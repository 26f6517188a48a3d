"""Whether two runs have the same numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np


def assert_same(run, other):
    """Compare all that was measured and learned, bit for bit, but for the seconds."""
    assert run.series.step_loss == other.series.step_loss
    assert run.series.step_metrics == other.series.step_metrics
    timeless = [[replace(epoch, seconds=0.0) for epoch in r.series.epochs] for r in (run, other)]
    assert timeless[0] == timeless[1]
    assert run.test == other.test
    assert (run.status, run.best_epoch, run.reason) == (
        other.status,
        other.best_epoch,
        other.reason,
    )
    assert run.weights.keys() == other.weights.keys()
    for node, arrays in run.weights.items():
        for a, b in zip(arrays, other.weights[node], strict=True):
            np.testing.assert_array_equal(a, b)
