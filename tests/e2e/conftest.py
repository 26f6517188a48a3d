from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication
from quiet_dialogs import QuietDialogs

from netbuilder.desktop import Program


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
