from __future__ import annotations

import csv
import io
from dataclasses import replace

import numpy as np
from figures import an_epoch

from netbuilder.ui.plots.series.table import HEADER, Columns, write_table

RUN = Columns(
    run="Run 1",
    first_epoch=3,
    ends=[0, 2, 3],
    steps={
        "loss": [0.1 + 0.2, 1 / 3, 0.25, float("nan")],
        "accuracy": [0.5, 0.5, 1.0, 0.0],
    },
    epochs=(
        an_epoch(loss=0.3, accuracy=0.5, val_loss=1e-17, steps=2, seconds=1.5),
        an_epoch(loss=0.25, accuracy=1.0, plain_loss=0.5, plain_accuracy=0.75, steps=1),
    ),
)


def rows_of(*runs: Columns) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    assert write_table(file, runs)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_one_figure_stands_in_a_line_under_the_header():
    rows = rows_of(RUN)
    assert tuple(rows[0]) == HEADER == ("run", "epoch", "step", "metric", "value")
    steps = [row for row in rows if row["metric"] == "step_loss"]
    assert [(row["epoch"], row["step"]) for row in steps] == [
        ("4", "1"),
        ("4", "2"),
        ("5", "3"),
        ("6", "4"),
    ]
    assert {row["metric"] for row in rows if row["epoch"] == "5" and row["step"] == "3"} >= {
        "loss",
        "accuracy",
        "plain_accuracy",
    }


def test_numbers_are_exact():
    rows = rows_of(RUN)
    assert rows[0]["value"] == "0.30000000000000004"
    values = [float(row["value"]) for row in rows if row["metric"] == "step_loss"]
    assert values[:3] == list(RUN.steps["loss"])[:3]
    assert rows[6]["value"] == "nan"
    assert next(row["value"] for row in rows if row["metric"] == "val_loss") == "1e-17"


def test_what_was_not_measured_has_no_line():
    metrics = [row["metric"] for row in rows_of(RUN)]
    assert metrics.count("val_loss") == 1
    assert metrics.count("val_accuracy") == 0


def test_any_name_can_be_read_back():
    name = 'deep, "thin"\nand odd'
    assert {row["run"] for row in rows_of(replace(RUN, run=name), RUN)} == {name, "Run 1"}


def test_numbers_of_numpy_are_written_as_numbers():
    assert rows_of(replace(RUN, steps={"loss": np.array([0.1, 0.2, 0.3])}))[0]["value"] == "0.1"


def test_it_can_be_stopped():
    big = replace(RUN, steps={"loss": [1.0] * 60_000, "accuracy": [1.0] * 60_000})
    told = []
    assert not write_table(
        io.StringIO(newline=""), [big], proceed=lambda share: bool(told.append(share))
    )
    assert len(told) == 1
    assert 0 < told[0] < 1
