"""A training under way, as far as its figures go."""

from __future__ import annotations

from array import array
from typing import Any

from netbuilder.ui.trainer.live import LiveSeries


def a_live_series(**values: Any) -> LiveSeries:
    """Return the series of a classification that has made no step yet."""
    usual = {"run_id": "r", "name": "Run 1", "dataset": "mnist", "epochs_planned": 10}
    metrics = {"accuracy": array("d")}
    return LiveSeries(**{**usual, "steps_per_epoch": 100, "step_metrics": metrics, **values})
