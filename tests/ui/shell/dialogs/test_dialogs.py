"""The questions themselves, answered by their buttons."""

from __future__ import annotations

import pytest
from deleting import delete_now
from left_training import left_training
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from netbuilder.ui.document.dialogs import Interrupted, Unsaved
from netbuilder.ui.shell.dialogs.interrupted_dialog import InterruptedDialog
from netbuilder.ui.shell.dialogs.qt_dialogs import QtDialogs
from netbuilder.ui.style.appearance import AppearanceKeeper

RUN = left_training()
OLDER = left_training(run_id="b", name="Run 1", epoch=7)


class Person(QObject):
    """Presses something in the dialog that comes up."""

    def __init__(self, press) -> None:
        super().__init__()
        self.words = ""
        self._press = press
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, InterruptedDialog) and dialog.isVisible():
            self._timer.stop()
            self.words = f"{dialog.question.text()} {dialog.details.text()}"
            self._press(dialog)


def button(words: str):
    def press(dialog: InterruptedDialog) -> None:
        buttons = dialog.findChildren(QPushButton)
        (found,) = [button for button in buttons if words in button.text().replace("&", "")]
        assert found.toolTip()
        found.click()

    return press


def key(*keys: Qt.Key):
    def press(dialog: InterruptedDialog) -> None:
        for which in keys:
            QTest.keyClick(dialog.focusWidget(), which)

    return press


@pytest.fixture
def parent(qapp):
    keeper = AppearanceKeeper(qapp)  # its style decides which button Return presses
    made = QWidget()
    yield made
    delete_now(made, keeper)
    qapp.setStyleSheet("")


@pytest.mark.parametrize(
    ("press", "answer"),
    [
        (button("Resume"), Interrupted.RESUME),
        (button("Keep"), Interrupted.KEEP),
        (button("Discard"), Interrupted.DISCARD),
        (button("Later"), Interrupted.LATER),
        (key(Qt.Key.Key_Return), Interrupted.RESUME),
        (key(Qt.Key.Key_Escape), Interrupted.LATER),
        (lambda dialog: dialog.reject(), Interrupted.LATER),
    ],
)
def test_an_interrupted_training_is_asked_about(parent, press, answer):
    person = Person(press)
    assert QtDialogs(parent).ask_interrupted([RUN]) == (answer, RUN)
    assert person.words.startswith("Run 3 of “Mine” was interrupted in epoch 4 of 10. Its state at")


@pytest.mark.parametrize(
    ("press", "answer", "run"),
    [
        (button("Resume"), Interrupted.RESUME, RUN),
        (key(Qt.Key.Key_Return), Interrupted.RESUME, RUN),
        (key(Qt.Key.Key_Down, Qt.Key.Key_Return), Interrupted.RESUME, OLDER),
        (key(Qt.Key.Key_Escape), Interrupted.LATER, RUN),
    ],
)
def test_of_several_interrupted_trainings_one_is_chosen(parent, press, answer, run):
    person = Person(press)
    assert QtDialogs(parent).ask_interrupted([RUN, OLDER]) == (answer, run)
    assert person.words.startswith("2 trainings were interrupted.")


class Answering(QObject):
    """Answers the message box that comes up, and remembers its words."""

    def __init__(self, press: str, *, ticks: bool) -> None:
        super().__init__()
        self.words = ""
        self._press, self._ticks = press, ticks
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isVisible():
            self._timer.stop()
            self.words = box.informativeText()
            if self._ticks:
                box.checkBox().click()
            next(b for b in box.buttons() if b.text() == self._press).click()


@pytest.mark.parametrize(
    ("press", "ticks", "answer"),
    [
        ("&Save", True, Unsaved.SAVE_ALL),
        ("&Save", False, Unsaved.SAVE),
        ("&Discard changes", True, Unsaved.DISCARD),
        ("Cancel", True, Unsaved.CANCEL),
    ],
)
def test_who_saves_before_closing_may_keep_all_weights(parent, press, ticks, answer):
    person = Answering(press, ticks=ticks)
    assert QtDialogs(parent).ask_unsaved("mine", unkept="Run 1 is left out.") is answer
    assert "Run 1 is left out." in person.words
