"""The table of runs in files: exact for programs, in words for a report."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import partial

import pytest
from contexts import context_of
from PySide6.QtCore import Qt
from runs import a_run, document_of

from netbuilder.project.run import RunStatus
from netbuilder.project.run_figures import best_validation, parameters
from netbuilder.ui.runs.cells import Column
from netbuilder.ui.runs.controller import RunsController


@pytest.fixture
def exports(session, panel, dialogs, notifier):
    context = context_of(session, dialogs=dialogs, notifier=notifier)
    return RunsController(context, panel, lambda suffix: f"mine{suffix}", panel).exports


def written(exports, dialogs, path):
    dialogs.save_path = path
    kind = {".csv": "csv", ".md": "markdown"}[path.suffix]
    exports.export(f"export_runs_{kind}")
    return path.read_text("utf-8")


def rows_of(exports, dialogs, path):
    written(exports, dialogs, path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells_of(line):
    """Return the cells of a line of Markdown, in which a bar with a backslash is a letter."""
    whole = line.replace("\\|", "\0").strip("|")
    return [cell.strip().replace("\0", "|") for cell in whole.split("|")]


def test_csv_has_every_run_with_exact_numbers(session, exports, dialogs, tmp_path):
    first, second = a_run(1), replace(a_run(2), starred=True)
    session.load(document_of(first, second), path=None)
    newest, oldest = rows_of(exports, dialogs, tmp_path / "runs.csv")
    assert (newest["run"], oldest["run"]) == (second.name, first.name)
    assert oldest["seconds"] == repr(first.seconds)
    assert float(oldest["best_validation"]) == best_validation(first)
    assert oldest["metric"] == "accuracy"
    assert int(oldest["parameters"]) == parameters(first)
    assert (oldest["seed"], oldest["status"]) == (str(first.plan.seed), first.status.value)
    assert (oldest["starred"], newest["starred"]) == ("0", "1")


def test_the_order_is_that_of_the_table(session, panel, exports, dialogs, tmp_path):
    session.load(document_of(a_run(1), a_run(2), a_run(3)), path=None)
    orders = {}
    for way in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        panel.table.sortByColumn(Column.NAME, way)
        orders[way] = [row["run"] for row in rows_of(exports, dialogs, tmp_path / "runs.csv")]
    assert len(set(orders[Qt.SortOrder.AscendingOrder])) == 3
    assert orders[Qt.SortOrder.AscendingOrder] == orders[Qt.SortOrder.DescendingOrder][::-1]


def test_what_was_not_measured_is_empty(session, exports, dialogs, tmp_path):
    run = replace(a_run(1), status=RunStatus.FAILED, test=None)
    session.load(document_of(run), path=None)
    (row,) = rows_of(exports, dialogs, tmp_path / "runs.csv")
    assert (row["status"], row["test"]) == ("failed", "")


def test_markdown_says_what_the_table_says(session, panel, exports, dialogs, tmp_path):
    session.load(document_of(a_run(1), a_run(2)), path=None)
    lines = written(exports, dialogs, tmp_path / "runs.md").splitlines()
    assert len(lines) == 4
    heading, rule, *rows = map(cells_of, lines)
    shown = [
        column
        for column in Column
        if panel.model.headerData(column, Qt.Orientation.Horizontal) not in ("", None)
    ]
    assert heading == [panel.model.headerData(c, Qt.Orientation.Horizontal) for c in shown]
    at = partial(panel.table.sorted.index)
    assert rows == [[at(place, column).data() for column in shown] for place in range(2)]
    right = {c for c, dashes in zip(shown, rule, strict=True) if dashes == "---:"}
    assert Column.PARAMETERS in right
    assert Column.NETWORK not in right


@pytest.mark.parametrize("suffix", [".csv", ".md"])
def test_no_name_breaks_the_table(session, exports, dialogs, tmp_path, suffix):
    name = 'deep | "thin", odd'
    session.load(document_of(replace(a_run(1), name=name), a_run(2)), path=None)
    path = tmp_path / f"runs{suffix}"
    if suffix == ".csv":
        assert rows_of(exports, dialogs, path)[1]["run"] == name
        return
    lines = [cells_of(line) for line in written(exports, dialogs, path).splitlines()]
    assert lines[3][0] == name
    assert len({len(line) for line in lines}) == 1


def test_a_file_is_suggested_beside_the_documents_own(session, exports, dialogs, tmp_path):
    session.load(document_of(a_run(1)), path=None)
    written(exports, dialogs, tmp_path / "runs.md")
    assert dialogs.suggested == ["mine-runs.md"]


@pytest.mark.parametrize("verb", ["export_runs_csv", "export_runs_markdown"])
def test_without_a_run_it_says_what_to_do(exports, dialogs, notifier, verb):
    exports.export(verb)
    assert "Train" in notifier.refused[0].advice
    assert dialogs.asked == []


@pytest.mark.parametrize("verb", ["export_runs_csv", "export_runs_markdown"])
def test_a_failed_write_leaves_the_old_file(session, exports, dialogs, notifier, tmp_path, verb):
    session.load(document_of(a_run(1)), path=None)
    dialogs.save_path = tmp_path / "none" / "runs"
    exports.export(verb)
    assert len(notifier.refused) == 1
    assert list(tmp_path.iterdir()) == []
