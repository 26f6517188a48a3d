"""The runs as figures, for other programs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from netbuilder.engine.exporting import ExportEntry
from netbuilder.project.run_figures import best_validation, main_metric, parameters, test_figure
from netbuilder.project.run_sentences import network_sentence, plan_sentence
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.ui.runs.cells import Row
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed

_UNDER_WAY: Final = "training"


class RunsCsv(WindowExporter[Sequence[Row]]):
    """Exact numbers, one run in a line; a cell is empty where there is no figure."""

    title: ClassVar[str] = N_("CSV table")
    suffix: ClassVar[str] = ".csv"
    entry: ClassVar[ExportEntry | None] = ExportEntry(
        id="export_runs_csv",
        text=N_("Export runs as table (CSV)…"),
        tip=N_("Save the table of runs as a CSV table, in full precision, for a spreadsheet"),
    )

    def write(self, source: Sequence[Row], path: Path, *, proceed: Proceed) -> None:
        """Write the rows in their order."""
        lines = [_line(row) for row in source]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(lines[0]))
            writer.writeheader()
            writer.writerows(lines)


def _line(row: Row) -> dict[str, object]:
    """Return what a run has in each column."""
    run = row.run
    return {
        "run": run.name,
        "status": _UNDER_WAY if row.is_live else run.status.value,
        "dataset": run.dataset,
        "metric": main_metric(run).name,
        "best_validation": best_validation(run),
        "test": test_figure(run),
        "verdict": "" if row.verdict is None else row.verdict.title,
        "network": network_sentence(run.graph),
        "parameters": parameters(run),
        "plan": plan_sentence(run.plan),
        "continued": row.before,
        "epochs": len(run.series.epochs),
        "planned_epochs": run.planned_epochs,
        "seconds": run.seconds,
        "seed": run.plan.seed,
        "started": run.started,
        "starred": int(run.starred),
    }
