from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.ui.plots.series.smoothing import Smoothing


def tensorboard(values, weight: float) -> list[float]:
    """As in TensorBoard's line-chart.ts, `resmoothDataset`, figure by figure."""
    last, count, found = 0.0, 0, []
    for value in values:
        if not math.isfinite(value):
            found.append(math.nan)
            continue
        last = last * weight + (1 - weight) * value
        count += 1
        found.append(last / (1 - weight**count if weight != 1 else 1))
    return found


@given(
    st.lists(st.floats(-10, 10) | st.just(math.nan), max_size=400),
    st.sampled_from([0.0, 0.01, 0.5, 0.9, 0.99]),
    st.integers(1, 5),
)
def test_figures_are_those_of_tensorboard_in_whichever_pieces_they_come(values, weight, pieces):
    smoothing = Smoothing(weight)
    parts = [smoothing.extend(part) for part in np.array_split(np.array(values, float), pieces)]
    assert np.concatenate(parts) == pytest.approx(
        tensorboard(values, weight), nan_ok=True, abs=1e-9
    )


@pytest.mark.parametrize("weight", [0.3, 0.99])
def test_a_long_series_stays_exact(weight):
    values = np.random.default_rng(3).normal(size=20_000)
    found = Smoothing(weight).extend(values)
    assert found == pytest.approx(tensorboard(values, weight), abs=1e-9)


def test_a_constant_stays_what_it_is_from_the_first_step_on():
    assert Smoothing(0.99).extend(np.full(5_000, 7.0)) == pytest.approx(np.full(5_000, 7.0))
