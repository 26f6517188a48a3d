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


def test_a_figure_without_room_is_not_begun(label):
    label.set_text("10,000 test images")
    for width in range(label.fontMetrics().horizontalAdvance("10,000…")):
        label.resize(width, 20)
        assert label.shown in ("", "…")


def test_the_longest_wording_that_has_room_is_shown(label):
    shorter = ["97.7 % in the test", "97.7 %"]
    label.set_text(SENTENCE, shorter=shorter)
    for wording in (SENTENCE, *shorter):
        label.resize(label.fontMetrics().horizontalAdvance(wording), 20)
        assert label.shown == wording
    assert (label.text, label.accessibleName()) == (SENTENCE, SENTENCE)
