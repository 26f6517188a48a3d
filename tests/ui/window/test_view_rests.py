"""The view of the canvas never moves while what a verb changed is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from netbuilder.network.diff import diff

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF


@pytest.fixture
def canvas(window):
    window.resize(1280, 720)
    QApplication.processEvents()
    return window.canvas


def add(canvas):
    canvas.scene.select(("flatten-1",))
    canvas.add_block("Dropout")


def add_into_a_wire(canvas):
    canvas.scene.clearSelection()
    next(iter(canvas.scene.edges.values())).setSelected(True)
    canvas.add_block("Dropout")


def paste(canvas):
    canvas.scene.select(("dense-1", "activation-1"))
    canvas.clipboard.copy()
    canvas.clipboard.paste()


def duplicate(canvas):
    canvas.scene.select(("dense-2",))
    canvas.clipboard.duplicate()


def cut(canvas):
    canvas.scene.select(("dense-2",))
    canvas.clipboard.cut()


def delete(canvas):
    canvas.scene.select(("flatten-1",))
    canvas.delete_selection()


def group(canvas):
    canvas.scene.select(("dense-1", "activation-1"))
    canvas.grouper.group()


def collapse(canvas):
    group(canvas)
    canvas.grouper.toggle_collapsed()


def ungroup(canvas):
    group(canvas)
    canvas.grouper.ungroup()


VERBS = [add, add_into_a_wire, paste, duplicate, cut, delete, group, collapse, ungroup]
AT_ONCE = ["small", "fitted", "whole size", "part"]


def look(canvas, at: str) -> None:
    view = canvas.view
    if at == "fitted":
        view.zoom_to_fit()
        return
    zoom, middle = {
        "small": (0.3, canvas.scene.content_rect().center()),
        "whole size": (1.0, canvas.scene.nodes["dense-1"].pos()),
        "part": (0.6, canvas.scene.nodes["dense-2"].pos()),
    }[at]
    view.fitting.let_go()
    view.resetTransform()
    view.scale(zoom, zoom)
    view.centerOn(middle)


def place_of(rect: QRectF) -> list[float]:
    return [round(value, 2) for value in rect.getRect()]


def is_in(canvas, seen: QRectF, old, new) -> bool:
    """Tell whether what was added, or else some of what changed, lies in what was seen."""
    change, items = diff(old, new), canvas.scene.nodes
    if change.added:
        return all(seen.contains(items[name].sceneBoundingRect()) for name in change.added)
    changed = [seen.contains(items[name].sceneBoundingRect()) for name in change.changed]
    return any(changed) or not changed


@pytest.mark.parametrize("at", AT_ONCE)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_its_undo_and_its_redo_leave_the_view_where_it_is(window, canvas, verb, at):
    look(canvas, at)
    session, seen = window.session, canvas.view.sight.rect
    left_alone = 0

    def rests(old) -> None:
        nonlocal seen, left_alone
        QApplication.processEvents()
        now = canvas.view.sight.rect
        if is_in(canvas, seen, old, session.project.graph):
            assert place_of(now) == place_of(seen)
            left_alone += 1
        seen = now

    before = session.project.graph
    verb(canvas)
    rests(before)
    for step in (session.undo_stack.undo, session.undo_stack.redo):
        before = session.project.graph
        step()
        rests(before)
    assert left_alone


@pytest.mark.parametrize("at", AT_ONCE)
def test_every_fix_leaves_the_view_where_it_is(window, canvas, at):
    session = window.session
    canvas.scene.select(("flatten-1",))
    canvas.delete_selection()
    fixes = [fix for problem in session.analysis.problems for fix in problem.fixes]
    assert fixes
    left_alone = 0
    for fix in fixes:
        look(canvas, at)
        QApplication.processEvents()
        seen, before = canvas.view.sight.rect, session.project.graph
        session.edit(fix.title, fix.apply)
        QApplication.processEvents()
        if is_in(canvas, seen, before, session.project.graph):
            assert place_of(canvas.view.sight.rect) == place_of(seen)
            left_alone += 1
        session.undo_stack.undo()
    assert left_alone or at in ("whole size", "part")
