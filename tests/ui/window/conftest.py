from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import pytest
from deleting import delete_now
from PySide6.QtCore import QCoreApplication
from quiet_dialogs import QuietDialogs
from runs import a_run, document_of
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


@pytest.fixture
def table(window):
    """The table of three runs."""
    window.session.load(document_of(a_run(1), a_run(2), a_run(3)), path=Path("x.netb"))
    window.runs.show_table()
    return window.panels.runs.table


@pytest.fixture
def runs(window):
    """Return the names of the runs as the document has them now."""
    return lambda: [run.name for run in window.session.document.runs]


@pytest.fixture
def tour(qtbot, window):
    with qtbot.waitActive(window):
        window.resize(1280, 720)
        window.activateWindow()
    window.verbs["tour"].trigger()
    return window.tour
