"""Figures of a run as they are written."""

from __future__ import annotations

import pytest

from netbuilder.project.run_figures import time_taken


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.04, "0.0 s"),
        (59.94, "59.9 s"),
        (59.96, "1 min 00 s"),
        (185.4, "3 min 05 s"),
        (3599.6, "1 h 00 min"),
        (float("nan"), "–"),
    ],
)
def test_no_unit_is_filled_up_to_the_next(seconds: float, words: str):
    assert time_taken(seconds) == words
