"""Runs that were really trained, by `tools/record_runs.py`, without their weights."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from figures import a_series

from netbuilder.project.run_codec import run_from_json

if TYPE_CHECKING:
    from netbuilder.project.run import Run

FOLDER = Path(__file__).parent.parent / "project" / "recorded_runs"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def recorded(name: str) -> Run:
    """Return a recorded run; of its steps it has the first one's loss alone."""
    data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    first = data.pop("first_step_loss")
    run = run_from_json(data)
    return replace(run, series=a_series((first,), (0.0,), run.series.epochs))
