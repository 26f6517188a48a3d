from __future__ import annotations

import pytest

from netbuilder.ui.pad.canvas import PadCanvas


@pytest.fixture
def panel(pad_panel):
    return pad_panel


@pytest.fixture
def pad(qtbot) -> PadCanvas:
    made = PadCanvas()
    qtbot.addWidget(made)
    made.resize(240, 240)
    made.show()
    return made
