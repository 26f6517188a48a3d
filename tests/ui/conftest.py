from __future__ import annotations

import gc

import pytest
from fake_engine import FakeEngine

from netbuilder.ui.pad.panel import PadPanel
from netbuilder.ui.session import Session


@pytest.fixture
def session(qtbot):
    made = Session()
    yield made
    made.deleteLater()


@pytest.fixture(autouse=True)
def collect_no_garbage_meanwhile():
    """Leave the garbage of earlier tests alone, as the program does.

    Python's collector may run in a handler of an event that Qt sends to one widget after the
    other; a closed window that went then was a crash in `QApplication.setStyle`.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def blocks_do_not_glide(monkeypatch):
    """Let tidied blocks stand where they belong at once."""
    from netbuilder.ui.canvas import glide

    monkeypatch.setattr(glide, "MILLISECONDS", 0)


@pytest.fixture
def engine():
    """An engine that only writes down what it is asked."""
    return FakeEngine()


@pytest.fixture
def pad_panel(qtbot, engine):
    made = PadPanel(engine)
    qtbot.addWidget(made)
    made.resize(420, 330)
    made.show()
    return made
