from __future__ import annotations

import gc

import numpy as np
import pytest
from contexts import NotedNotifier
from fake_engine import FakeEngine
from figures import a_score
from hearing import Reader
from networks import dense_network
from pseudo_qt import PseudoQt
from PySide6.QtGui import QAccessible, QFont
from quiet_dialogs import QuietDialogs

from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
from netbuilder.project.run import Run, RunStatus, expected_weights
from netbuilder.ui.document.session import Session
from netbuilder.ui.pad.panel import PadPanel
from netbuilder.ui.trainer.trainer import Trainer


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
    from netbuilder.ui.canvas.commands import glide

    monkeypatch.setattr(glide, "MILLISECONDS", 0)


@pytest.fixture
def pseudo_screen(pseudo_language, qapp):
    """Let the program speak the pseudo-language, and Qt as well."""
    of_qt = PseudoQt()
    qapp.installTranslator(of_qt)
    yield
    qapp.removeTranslator(of_qt)


@pytest.fixture(params=[1, 2], ids=["usual font", "doubled font"])
def font(request, qapp):
    """Let all words be so many times as large, and tell how many."""
    usual = QFont(qapp.font())
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(larger)
    yield request.param
    qapp.setFont(usual)


@pytest.fixture
def reader(monkeypatch):
    """Return what a screen reader is told."""
    told = Reader()
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.hear)
    return told


@pytest.fixture
def heard(reader):
    """Return what a screen reader is asked to say."""
    return reader.announcements


@pytest.fixture
def focused(reader):
    """Return what a screen reader says because it gets the focus."""
    return reader.focused


@pytest.fixture
def dialogs() -> QuietDialogs:
    return QuietDialogs()


@pytest.fixture
def notifier() -> NotedNotifier:
    return NotedNotifier()


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


@pytest.fixture
def trainer(qapp, engine) -> Trainer:
    made = Trainer(engine)
    yield made
    made.deleteLater()


@pytest.fixture
def project() -> Project:
    return Project(graph=dense_network(), plan=Plan(epochs=10))


@pytest.fixture
def run(project) -> Run:
    weights = {
        node: tuple(np.zeros(shape, np.float32) for shape in shapes)
        for node, shapes in expected_weights(project.graph).items()
    }
    return Run(
        id="r1",
        name="Run 1",
        started="2025-01-01T00:00:00+00:00",
        graph=project.graph,
        plan=project.plan,
        dataset="mnist",
        status=RunStatus.FINISHED,
        weights=weights,
        test=a_score(loss=0.06, accuracy=0.981),
    )
