from __future__ import annotations

import pytest

from netbuilder.ui.runs.panel import RunsPanel


@pytest.fixture
def panel(qtbot, session):
    made = RunsPanel(session)
    qtbot.addWidget(made)
    made.resize(1400, 400)
    made.show()
    return made
