"""What was written before metrics had names, kept for ever, and what was known of it then."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netbuilder.project.run import Run
    from netbuilder.project.series import Epoch

SAMPLES = Path(__file__).parents[1] / "files" / "samples"
PROJECT = SAMPLES / "schema-1.netb"
FACTS: dict[str, Any] = json.loads((SAMPLES / "schema-1.json").read_text(encoding="utf-8"))
"""`runs` of the project, the run of the `checkpoint`, and what it came to when `resumed`."""


def copy_checkpoints(folder: Path) -> Path:
    """Copy the folder of checkpoints to where it may be written to."""
    return Path(shutil.copytree(SAMPLES / "schema-1-checkpoint", folder))


def told(run: Run) -> dict[str, object]:
    """Return the figures of a run in the form of `FACTS`."""
    names = ("loss", "accuracy", "val_loss", "val_accuracy", "plain_loss", "plain_accuracy")
    more = ("learning_rate", "batch_size", "steps")

    def of_epoch(epoch: Epoch) -> dict[str, object]:
        measured = epoch.figures()
        figures = {name: measured.get(name) for name in names}
        return {**figures, **{name: getattr(epoch, name) for name in more}}

    return {
        "step_loss": list(run.series.step_loss),
        "step_accuracy": list(run.series.step_metrics["accuracy"]),
        "epochs": [of_epoch(epoch) for epoch in run.series.epochs],
        "test": None if run.test is None else [number for _name, number in run.test.figures()],
        "best_epoch": run.best_epoch,
        "status": str(run.status),
        "ran_away_in": run.diverged_in,
    }
