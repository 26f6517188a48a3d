"""The window is there before what it does not show is imported."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from deleting import delete_now
from fake_engine import FakeEngine
from PySide6.QtCore import QEvent, QObject
from quiet_dialogs import QuietDialogs

from netbuilder.desktop import Program

SCRIPT = """
import json, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from netbuilder.desktop import Program

LATE = ("pyqtgraph", "h5py", "filelock", "asyncio", "tensorflow", "keras")
loaded = lambda: [name for name in LATE if name in sys.modules]

class Watcher(QObject):
    found = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.found is None:
            self.found = loaded()
        return False

class Engine:
    exporters = ()

    def __getattr__(self, name):
        return lambda *args, **settings: True

application, watcher = QApplication([]), Watcher()
program = Program(application, engine=Engine())
program.window.canvas.view.viewport().installEventFilter(watcher)
program.settled.connect(program.shut_down)
program.start()
application.exec()
print(json.dumps([watcher.found, loaded()]))
"""


def test_what_is_not_seen_first_is_imported_after_the_first_paint():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    painted, settled = json.loads(done.stdout)
    assert painted == []
    assert settled == ["pyqtgraph", "filelock", "asyncio"]


class Order(QObject):
    """Notes what happens, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append("painted")
        return False


class NotedEngine(FakeEngine):
    """An engine that notes when it is started."""

    def __init__(self, order: Order) -> None:
        super().__init__()
        self._order = order

    def start(self) -> None:
        self._order.seen.append("started")


@pytest.fixture
def order() -> Order:
    return Order()


@pytest.fixture
def program(qapp, qtbot, order):
    made = Program(qapp, engine=NotedEngine(order), dialogs=QuietDialogs())
    made.window.canvas.view.viewport().installEventFilter(order)
    yield made
    made.window.close()
    made.shut_down()
    delete_now(made.window, made)
    qapp.setStyleSheet("")


def test_the_engine_starts_behind_the_first_paint(qtbot, program, order):
    with qtbot.waitSignal(program.settled):
        program.start()
    assert order.seen[0] == "painted"
    assert "started" in order.seen


def test_a_window_that_is_closed_at_once_starts_nothing(qtbot, program, order):
    program.start()
    program.window.close()
    assert program.is_down
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert "started" not in order.seen
