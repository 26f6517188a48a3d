"""The problem of the selected block is in view at once, on small screens too."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QDockWidget

from netbuilder.network.edit import set_block
from netbuilder.ui.document.problem_card import ProblemCard


def cards(window):
    return [card for card in window.panels.block.findChildren(ProblemCard) if card.isVisible()]


def open_settings(window, qtbot, size) -> None:
    window.resize(*size)
    for _turn in range(6):
        QApplication.processEvents()
    dock = window.findChild(QDockWidget, "settings")
    if dock.isHidden():
        dock.toggleViewAction().trigger()
    qtbot.waitUntil(dock.isVisible)


@pytest.mark.parametrize("size", [(1280, 694), (1020, 614), (911, 486), (683, 374)], ids=str)
def test_the_top_of_the_card_is_seen(window, qtbot, size):
    open_settings(window, qtbot, size)
    window.verbs["new"].trigger()
    window.canvas.add_block("Dense")
    (dense,) = (name for name in window.session.project.graph.nodes if "dense" in name)
    window.canvas.scene.select(())
    window.canvas.scene.select((dense,))
    qtbot.waitUntil(
        lambda: bool(cards(window)) and cards(window)[0].visibleRegion().boundingRect().top() == 0
    )
    seen = cards(window)[0].visibleRegion().boundingRect()
    assert seen.height() >= min(cards(window)[0].height(), 3 * window.fontMetrics().height())


def test_a_block_without_a_problem_is_shown_from_its_title(window, qtbot):
    open_settings(window, qtbot, (1020, 614))
    window.canvas.scene.select(("dense-1",))
    title = window.panels.block.title
    qtbot.waitUntil(lambda: title.visibleRegion().boundingRect() == title.rect())


@pytest.mark.parametrize("size", [(1280, 694), (1020, 614), (911, 486)], ids=str)
def test_its_fix_is_seen_at_once(window, qtbot, size):
    open_settings(window, qtbot, size)
    window.files.open_recipe("lecture-relu")
    dense = window.session.project.graph.block("dense-3")
    nine = partial(set_block, node="dense-3", block=dense.with_settings(units=9))
    window.session.edit("Nine", lambda old: replace(old, graph=nine(old.graph)))
    window.canvas.scene.select(())
    window.canvas.scene.select(("activation-3",))
    qtbot.waitUntil(lambda: bool(cards(window)))
    button = cards(window)[0].button
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())
