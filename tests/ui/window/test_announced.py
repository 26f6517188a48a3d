"""Whoever hears the window is told what happens away from the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from training import ready, trained

from netbuilder.errors import NetBuilderError

POLITE, AT_ONCE = (
    QAccessible.AnnouncementPoliteness.Polite,
    QAccessible.AnnouncementPoliteness.Assertive,
)


def test_the_beginning_and_the_end_of_a_training_are_said(qtbot, window, engine, heard):
    run = trained(qtbot, window, engine)
    assert (f"{run.name} has started", POLITE) in heard
    ended = [words for words, _politeness in heard if words.startswith(f"{run.name}: ")]
    assert len(ended) == 2
    for line in ended:
        assert line in window.panels.log.toPlainText()


def test_why_nothing_is_trained_is_said(qtbot, window, engine, heard):
    ready(qtbot, window, engine)
    window.canvas.add_block("Dense")
    heard.clear()
    window.verbs["train"].trigger()
    assert heard == [(window.statusBar().currentMessage(), POLITE)]


def test_what_fails_interrupts(window, heard):
    window.notifier.refuse(NetBuilderError("The disk is full", found="0 bytes"))
    assert [politeness for _words, politeness in heard] == [AT_ONCE]
    assert "The disk is full" in heard[0][0]


def test_the_block_that_the_arrow_keys_lead_to_is_said(qtbot, window, heard, focused):
    view, scene = window.canvas.view, window.canvas.scene
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    scene.select(("input-1",))
    heard.clear()
    focused.clear()
    QTest.keyClick(view, Qt.Key.Key_Right)
    (chosen,) = scene.selected_nodes()
    assert focused == [scene.nodes[chosen].face.words()]
    assert heard == []


def test_a_block_that_is_selected_from_elsewhere_is_not_said(window, heard, focused):
    window.panels.palette.search.setFocus()
    window.canvas.scene.select(("input-1",))
    assert heard == focused == []
