"""The main job is done without a mouse, from an empty canvas to a model that is opened again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from scenarios import SAME, said_by_a_person

from netbuilder.network.graph import Edge
from netbuilder.network.order import active
from netbuilder.project.run import RunStatus
from netbuilder.ui.trainer.state import TrainingState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

SCENARIO = Path(__file__).with_name("scenario_real_keys.py")
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
READY_MS, TRAINED_MS = 120_000, 240_000
LECTURE = (
    ("flatten", None),
    ("dense", "500"),
    ("activation", "sig"),
    ("dense", "500"),
    ("activation", "sig"),
    ("dense", "10"),
    ("activation", "softm"),
)


def focus() -> QWidget:
    popup = QApplication.activePopupWidget()
    found = QApplication.focusWidget() if popup is None else popup.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(focus(), key, modifiers)


def write(words: str) -> None:
    QTest.keyClicks(focus(), words)


def tab_to(there: Callable[[], bool]) -> None:
    for _press in range(120):
        if there():
            return
        press(KEY.Key_Tab)
    raise AssertionError("no Tab leads there")


def add(words: str) -> None:
    press(KEY.Key_Space)
    write(words)
    press(KEY.Key_Return)


def set_main(words: str) -> None:
    press(KEY.Key_F2)
    write(words)
    press(KEY.Key_Return)
    assert QApplication.activePopupWidget() is None


def back_to(window, qtbot) -> None:
    """Off-screen a popup that went stays the active window; a real desktop gives it back."""
    QApplication.processEvents()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_the_lectures_network_is_built_and_trained_by_keys(qtbot, open_program):
    window = open_program().window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.panels.palette.search.setFocus()
    press(KEY.Key_N, modifiers=CTRL)
    assert set(window.session.project.graph.nodes) == {"input-1"}

    view = window.canvas.view
    tab_to(view.hasFocus)
    for words, setting in LECTURE:
        add(words)
        assert view.hasFocus()
        if setting is not None:
            set_main(setting)
            assert view.hasFocus()
    graph = window.session.project.graph
    summaries = [graph.block(name).summary() for name in active(graph)]
    assert summaries[2:] == ["500", "sigmoid", "500", "sigmoid", "10", "softmax"]

    back_to(window, qtbot)
    wire = Edge("activation-2", "dense-3")
    press(KEY.Key_Left)
    press(KEY.Key_Left, modifiers=CTRL)
    assert set(window.canvas.scene.selected_nodes()) == {"dense-3", "activation-2"}
    press(KEY.Key_J, modifiers=CTRL | SHIFT)
    assert wire not in window.session.project.graph.edges
    press(KEY.Key_J, modifiers=CTRL)
    assert wire in window.session.project.graph.edges

    side = window.panels.side
    tab_to(side.tabBar().hasFocus)
    press(KEY.Key_Right)
    epochs = window.panels.plan.form.editors["epochs"].box
    tab_to(epochs.hasFocus)
    press(KEY.Key_A, modifiers=CTRL)
    write("1")
    press(KEY.Key_Return)
    assert window.session.project.plan.epochs == 1

    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE, timeout=READY_MS)
    press(KEY.Key_F5)
    qtbot.waitUntil(lambda: bool(window.session.document.runs), timeout=TRAINED_MS)
    run = window.session.document.runs[0]
    assert run.status is RunStatus.FINISHED
    assert run.test is not None


@pytest.mark.xvfb
@pytest.mark.alone
def test_the_main_job_is_done_by_real_keys(tmp_path):
    said = said_by_a_person(SCENARIO, tmp_path, size="1280x720")
    assert said["read"].startswith("A 4 ")
    assert said["read"].endswith("Predicted by Run 1.")
    assert "Run 1" not in said["between"]
    assert float(said["again"]) < SAME
