"""The verdict in one line says less where it has less room, and never cuts a figure."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication
from recorded import recorded

from netbuilder.ui.plots.verdict.verdict_bar import VerdictBar


@pytest.fixture
def bar(qtbot) -> VerdictBar:
    made = VerdictBar()
    qtbot.addWidget(made)
    made.save_height(True)
    made.show_run(recorded("keep-best"))
    made.show()
    return made


def plain(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).strip()


def test_the_line_ends_after_a_whole_word_at_every_width(bar):
    whole = f"{bar.verdict.title}. {bar.verdict.sentence}".split(" ")
    assert any(map(str.isdigit, bar.verdict.sentence))
    shown = []
    for width in range(900, bar.fontMetrics().horizontalAdvance(bar.verdict.title) + 60, -7):
        bar.resize(width, bar.height())
        QApplication.processEvents()
        said = plain(bar.words.text())
        words = said.removesuffix("…").split(" ")
        assert [word.rstrip(".,:;") for word in words] == [
            word.rstrip(".,:;") for word in whole[: len(words)]
        ]
        shown.append(len(words))
    assert shown == sorted(shown, reverse=True)
    assert shown[0] > shown[-1]
