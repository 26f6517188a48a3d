from __future__ import annotations

import pytest


@pytest.fixture
def pad(pad_panel):
    return pad_panel
