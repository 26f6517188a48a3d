from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from deleting import delete_now
from fake_engine import FakeEngine
from PySide6.QtCore import QCoreApplication, QEventLoop
from quiet_dialogs import QuietDialogs

from netbuilder.desktop import Program

if TYPE_CHECKING:
    from pathlib import Path


class PatientProgram(Program):
    """The program, whose `start` ends when all that belongs to the start has happened."""

    def start(self, file: Path | None = None) -> None:
        settling = QEventLoop()
        self.settled.connect(settling.quit)
        self.window.closed.connect(settling.quit)
        super().start(file)
        settling.exec()


@pytest.fixture
def program(qapp, qtbot):
    """Make the whole program but for Keras, not yet started."""
    made = PatientProgram(qapp, engine=FakeEngine(), dialogs=QuietDialogs())
    yield made
    made.shut_down()
    made.window.close()
    delete_now(made.window, made)
    qapp.setStyleSheet("")
    gc.enable()


@pytest.fixture
def open_program(qtbot, qapp, compiles_once):
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
        delete_now(program.window, program)
    qapp.setStyleSheet("")
    gc.enable()
