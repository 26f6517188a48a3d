from __future__ import annotations

from contextlib import contextmanager

import pytest
from deleting import delete_now
from PySide6.QtCore import QCoreApplication
from quiet_dialogs import QuietDialogs
from talking_engine import TalkingEngine

from netbuilder.ui.runtime.engine_relay import EngineRelay
from netbuilder.ui.shell.window import MainWindow
from netbuilder.ui.style.appearance import AppearanceKeeper


@pytest.fixture
def dialogs() -> QuietDialogs:
    return QuietDialogs()


@pytest.fixture
def relay(qtbot):
    made = EngineRelay()
    yield made
    made.close()


@pytest.fixture
def engine(relay) -> TalkingEngine:
    return TalkingEngine(relay.post)


@pytest.fixture
def window(qtbot, qapp, engine, relay, dialogs):
    QCoreApplication.setOrganizationName("NetBuilderTest")
    keeper = AppearanceKeeper(qapp)
    made = MainWindow(engine, relay, keeper, dialogs=dialogs)
    made.files.open_first()
    made.show()
    yield made
    made.close()
    delete_now(made, keeper)
    qapp.setStyleSheet("")


@pytest.fixture
def opening(qtbot, qapp, engine, relay, dialogs):
    """Open windows as the program does, and close them."""

    @contextmanager
    def opened():
        keeper = AppearanceKeeper(qapp)
        window = MainWindow(engine, relay, keeper, dialogs=dialogs)
        window.files.open_first()
        yield window
        window.close()
        delete_now(window, keeper)
        qapp.setStyleSheet("")

    return opened
