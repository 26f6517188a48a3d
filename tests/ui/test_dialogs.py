"""The questions themselves, answered by their buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from netbuilder.files.checkpoints import Unfinished
from netbuilder.ui.dialogs import Dialogs, Interrupted

RUN = Unfinished(
    run_id="a",
    name="Run 3",
    title="Mine",
    document_id="",
    origin="",
    epoch=4,
    epochs=10,
    written=1.7e9,
)


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
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isVisible():
            self._timer.stop()
            self.words = f"{box.text()} {box.informativeText()}"
            self._press(box)


def button(words: str):
    def press(box: QMessageBox) -> None:
        (found,) = [button for button in box.buttons() if words in button.text().replace("&", "")]
        assert found.toolTip()
        found.click()

    return press


def key(which: Qt.Key):
    return lambda box: QTest.keyClick(box, which)


@pytest.mark.parametrize(
    ("press", "answer"),
    [
        (button("Go on"), Interrupted.GO_ON),
        (button("Keep"), Interrupted.KEEP),
        (button("Discard"), Interrupted.DISCARD),
        (button("later"), Interrupted.LATER),
        (key(Qt.Key.Key_Return), Interrupted.GO_ON),
        (key(Qt.Key.Key_Escape), Interrupted.LATER),
        (lambda box: box.reject(), Interrupted.LATER),
    ],
)
def test_an_interrupted_training_is_asked_about(qtbot, press, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    person = Person(press)
    assert Dialogs(parent).ask_interrupted(RUN) is answer
    assert person.words.startswith("Run 3 of “Mine” was interrupted in epoch 4 of 10. Its state of")
