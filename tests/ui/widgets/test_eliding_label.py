"""A line that is too long ends after a whole word or number."""

from __future__ import annotations

import pytest

from netbuilder.ui.widgets.eliding_label import ElidingLabel

SENTENCE = "Run 1 · Trained well · 97.7 % of the 10,000 test images"


@pytest.fixture
def label(qtbot) -> ElidingLabel:
    made = ElidingLabel()
    qtbot.addWidget(made)
    made.set_text(SENTENCE)
    return made


def test_no_number_is_cut(label):
    whole = label.fontMetrics().horizontalAdvance(SENTENCE)
    words = SENTENCE.split(" ")
    for width in range(label.fontMetrics().horizontalAdvance("Run 1 …"), whole):
        label.resize(width, 20)
        assert label.shown.endswith("…")
        begun = label.shown.removesuffix("…").split(" ")
        assert begun == words[: len(begun)]
        assert label.fontMetrics().horizontalAdvance(label.shown) <= width
    label.resize(whole, 20)
    assert label.shown == SENTENCE
