"""Names of blocks: one size, whole for all that the catalogue has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF

from netbuilder.blocks.catalogue import catalogue
from netbuilder.ui.canvas.items.geometry import WORDS
from netbuilder.ui.canvas.items.title import title_font, title_lines

ROOM = WORDS.width()


@pytest.mark.parametrize("title", [cls.title for cls in catalogue().values()])
def test_a_block_s_name_is_whole_on_two_lines_at_most(qapp, title):
    lines = title_lines(title, ROOM)
    assert len(lines) <= 2
    assert "".join(lines) == title
    metrics = QFontMetricsF(title_font())
    assert max(map(metrics.horizontalAdvance, lines)) <= ROOM


def test_a_longer_name_ends_in_an_ellipsis(qapp):
    (line,) = title_lines("W" * 40, ROOM)
    assert line.endswith("…")
    first, second = title_lines("▸ Feature extraction of the left eye and the right eye", ROOM)
    assert first.startswith("▸ Feature")
    assert second.endswith("…")
    assert QFontMetricsF(title_font()).horizontalAdvance(second) <= ROOM
