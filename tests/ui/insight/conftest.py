from __future__ import annotations

import pytest
from fake_engine import FakeEngine

from netbuilder.ui.pad.panel import PadPanel


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def pad(qtbot, engine) -> PadPanel:
    made = PadPanel(engine)
    qtbot.addWidget(made)
    made.resize(420, 330)
    made.show()
    return made
