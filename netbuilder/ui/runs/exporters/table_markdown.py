"""The runs in words, for a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from netbuilder.engine.exporting import ExportEntry
from netbuilder.ui.document.window_exporter import WindowExporter
from netbuilder.ui.runs.cells import RIGHT_ALIGNED, TITLES, Column, Row
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from netbuilder.ui.document.window_exporter import Proceed

_COLUMNS: Final = tuple(column for column in Column if TITLES[column][0])
"""Those with words; the others hold signs."""


class RunsMarkdown(WindowExporter[Sequence[Row]]):
    """The table as it is read in the window."""

    title: ClassVar[str] = N_("Markdown table")
    suffix: ClassVar[str] = ".md"
    entry: ClassVar[ExportEntry | None] = ExportEntry(
        id="export_runs_markdown",
        text=N_("Export runs as table (Markdown)…"),
        tip=N_("Save the table of runs as a Markdown table, as shown, for a report"),
    )

    def write(self, source: Sequence[Row], path: Path, *, proceed: Proceed) -> None:
        """Write the headings and the rows in their order."""
        rules = ("---:" if column in RIGHT_ALIGNED else ":---" for column in _COLUMNS)
        lines = [_line(_(TITLES[column][0]) for column in _COLUMNS), _line(rules)]
        lines += [_line(row.cell(column).text for column in _COLUMNS) for row in source]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_escaped, cells))} |"


def _escaped(text: str) -> str:
    """Return a text that neither ends its cell nor its line."""
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())
