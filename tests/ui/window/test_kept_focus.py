"""The focus stays where the person is when what has it is locked, hidden or deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QToolButton
from training import ready

from netbuilder.project.run import RunStatus
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.widgets.frames import bring_up


@pytest.fixture
def active(qtbot, window, engine):
    """The window, ready to train, with the keys."""
    ready(qtbot, window, engine)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.scene.select(("dense-1",))
    return window


def editor_of(panel, name):
    bring_up(panel.parentWidget().parentWidget())
    box = panel.form.editors[name].box
    box.setFocus(Qt.FocusReason.TabFocusReason)
    assert box.hasFocus()
    return box


def watch(box) -> list[bool]:
    """Return a list that notes when a widget is locked."""

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.EnabledChange and not watched.isEnabled():
                noted.append(True)
            return False

    noted: list[bool] = []
    box.installEventFilter(Watch(box))
    return noted


def train(qtbot, window) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.training.state is TrainingState.RUNNING)


def end(qtbot, window, engine) -> None:
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)


def focus_in(panel) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is panel or panel.isAncestorOf(focus))


@pytest.mark.parametrize("name", ["epochs", "optimizer", "seed"])
def test_a_setting_that_a_training_locks_keeps_the_focus_in_its_panel(qtbot, active, engine, name):
    box = editor_of(active.panels.plan, name)
    locked = watch(box)
    train(qtbot, active)
    QApplication.processEvents()
    assert locked
    assert focus_in(active.panels.side.currentWidget())
    end(qtbot, active, engine)
    qtbot.waitUntil(box.hasFocus)


def test_whoever_moves_on_meanwhile_is_not_fetched_back(qtbot, active, engine):
    box = editor_of(active.panels.plan, "optimizer")
    train(qtbot, active)
    QApplication.processEvents()
    place = QApplication.focusWidget()
    assert place is not box
    QTest.keyClick(place, Qt.Key.Key_Down)
    end(qtbot, active, engine)
    QApplication.processEvents()
    assert box.isEnabled()
    assert QApplication.focusWidget() is place


def test_a_panel_that_is_closed_gives_the_focus_to_the_canvas_and_takes_it_back(qtbot, active):
    search = active.panels.palette.search
    search.setFocus()
    dock = active.findChild(QDockWidget, "blocks")
    dock.toggleViewAction().trigger()
    qtbot.waitUntil(active.canvas.view.hasFocus)
    dock.toggleViewAction().trigger()
    qtbot.waitUntil(search.hasFocus)


def test_a_form_that_goes_leaves_the_focus_in_its_panel(qtbot, active):
    active.canvas.add_block("Dropout")
    box = editor_of(active.panels.block, "rate")
    active.verbs["undo"].trigger()
    QApplication.processEvents()
    assert active.panels.block.form is None or not box.isVisible()
    assert focus_in(active.panels.side.currentWidget())


def test_stop_pressed_by_keys_leaves_the_focus_in_its_panel(qtbot, active, engine):
    editor_of(active.panels.plan, "epochs")
    train(qtbot, active)
    run = active.panels.plan.run
    stop = next(
        button
        for button in run.findChildren(QToolButton)
        if button.defaultAction() is active.verbs["stop"]
    )
    qtbot.waitUntil(stop.isVisible)
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stop, Qt.Key.Key_Space)
    end(qtbot, active, engine)
    QApplication.processEvents()
    assert not stop.isVisible()
    assert focus_in(active.panels.side.currentWidget())


def test_clear_pressed_by_keys_gives_the_focus_to_the_pad(qtbot, active):
    pad = active.panels.pad
    pad.canvas.put_down((0.5, 0.5))
    pad.canvas.lift()
    pad.tools.clear.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(pad.tools.clear, Qt.Key.Key_Space)
    assert pad.canvas.drawing.is_empty
    qtbot.waitUntil(pad.canvas.hasFocus)


def test_a_place_that_the_program_chooses_is_left_alone(qtbot, active):
    active.panels.below.setCurrentWidget(active.panels.runs)
    active.panels.runs.table.setFocus()
    assert active.panels.runs.table.hasFocus()
    active.panels.below.setCurrentWidget(active.panels.problems)
    active.panels.show_search()
    QApplication.processEvents()
    assert active.panels.palette.search.hasFocus()
