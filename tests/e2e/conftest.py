from __future__ import annotations

import gc

import pytest
from fake_engine import FakeEngine
from PySide6.QtCore import QCoreApplication
from quiet_dialogs import QuietDialogs

from netbuilder.desktop import Program


@pytest.fixture
def program(qapp, qtbot):
    """Make the whole program but for Keras, not yet started."""
    made = Program(qapp, engine=FakeEngine(), dialogs=QuietDialogs())
    yield made
    made.shut_down()
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    qapp.setStyleSheet("")
    gc.enable()


@pytest.fixture
def open_program(qtbot, qapp):
    """Open the whole program, Keras included, as often as a test likes."""
    programs = []

    def open_one(file=None) -> Program:
        QCoreApplication.setOrganizationName("NetBuilderTest")
        program = Program(qapp, dialogs=QuietDialogs())
        programs.append(program)
        program.start(file)
        qtbot.waitExposed(program.window)
        return program

    yield open_one
    for program in programs:
        program.window.dialogs.may_stop = True
        program.window.close()
        program.shut_down()
        program.window.deleteLater()
        program.deleteLater()
    qapp.setStyleSheet("")
    gc.enable()
