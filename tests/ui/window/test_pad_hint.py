"""The hint below the pad stands on one line, or ends in more than a word."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDockWidget

from netbuilder.ui.widgets.reserved_label import ReservedLabel

SIZES = [(1440, 900), (1280, 694), (1280, 960), (911, 486)]
"""The first, screens of 1280 pixels with both forms of the pad, and 1366 × 768 at 1.5."""


def settle() -> None:
    for _turn in range(6):
        QApplication.processEvents()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_word_of_the_hint_stands_alone(window, size):
    pad = window.panels.pad
    window.resize(*size)
    settle()
    dock = next(one for one in window.findChildren(QDockWidget) if one.widget() is pad)
    if dock.isHidden():
        dock.toggleViewAction().trigger()
    settle()
    label = pad.findChild(ReservedLabel)
    assert label.isVisible()
    assert label.text()
    assert not label.toolTip()
    assert len(label.lines) == 1 or len(label.lines[-1].split()) >= 3, label.lines
