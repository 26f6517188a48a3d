from __future__ import annotations

import pytest

from netbuilder.engine.importing import import_keras


@pytest.fixture(scope="session", autouse=True)
def _keras():
    import_keras()
