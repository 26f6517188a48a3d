from __future__ import annotations

import pytest

from netbuilder.ui.session import Session


@pytest.fixture
def session(qtbot):
    made = Session()
    yield made
    made.deleteLater()
