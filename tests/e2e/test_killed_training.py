"""A training whose process is killed again and again ends as an undisturbed one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from figures import accuracies

from netbuilder.engine.execution_mode import ExecutionMode
from netbuilder.files.project_file import open_document
from netbuilder.project.run import RunStatus

if TYPE_CHECKING:
    from collections.abc import Callable

SUPPORT = Path(__file__).parents[1] / "support"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are made by fork")
@pytest.mark.parametrize(
    ("way", "kills"),
    [
        (ExecutionMode.GRAPH_LOOP, 20),
        # XLA compiles for seconds in each process.
        pytest.param(ExecutionMode.XLA_LOOP, 3, marks=pytest.mark.complete),
    ],
)
def test_kills_at_random_moments_change_no_number(
    tmp_path: Path, way: ExecutionMode, kills: int, how_many: Callable[..., int]
):
    kills = how_many(kills, quick=6)
    done = subprocess.run(
        [sys.executable, str(SUPPORT / "killed_training.py"), str(tmp_path), way, str(kills)],
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    reached = [int(epoch) for epoch in done.stdout.split()]
    assert len(reached) >= kills
    assert reached == sorted(reached)
    assert 2 <= reached[-1] < 120

    (quiet,), (killed,) = (
        open_document(tmp_path / f"{name}.netb").runs for name in ("quiet", "killed")
    )

    assert killed.execution_mode == quiet.execution_mode == way
    assert killed.status is RunStatus.FINISHED
    assert len(killed.series.epochs) == 120
    assert killed.series.step_loss == quiet.series.step_loss
    assert accuracies(killed.series) == accuracies(quiet.series)
    timeless = [
        [replace(epoch, seconds=0.0) for epoch in run.series.epochs] for run in (quiet, killed)
    ]
    assert timeless[0] == timeless[1]
    assert killed.test == quiet.test
    for node, arrays in quiet.weights.items():
        for ours, theirs in zip(killed.weights[node], arrays, strict=True):
            assert np.array_equal(ours, theirs)
