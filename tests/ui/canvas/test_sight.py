"""The view rests while what changed is seen, and goes there by the shortest way where it is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF


def place_of(canvas) -> tuple[float, ...]:
    rect = canvas.view.sight.rect
    return tuple(round(value, 3) for value in rect.getRect())


def is_seen(canvas, node: str) -> bool:
    return canvas.view.sight.sees(canvas.scene.nodes[node].sceneBoundingRect())


@pytest.mark.parametrize("zoom", [0.2, 0.4, 1.0, 1.4])
def test_what_is_seen_stays_where_it_is(chain, canvas, zoom):
    view = canvas.view
    view.resetTransform()
    view.scale(zoom, zoom)
    view.centerOn(330, 40)
    before = place_of(canvas)
    for kind in ("Dropout", "Dense"):
        canvas.scene.select(("flatten-1",))
        canvas.adder.add(kind)
        assert place_of(canvas) == before, kind
    for _step in range(2):
        chain.undo_stack.undo()
        assert place_of(canvas) == before
    for _step in range(2):
        chain.undo_stack.redo()
        assert place_of(canvas) == before
    canvas.scene.select(("dense-2",))
    canvas.delete_selection()
    canvas.clipboard.duplicate()
    assert place_of(canvas) == before


def test_a_fix_leaves_the_view_alone(chain, canvas):
    canvas.view.zoom_to_fit()
    canvas.scene.select(("flatten-1",))
    canvas.delete_selection()
    before = place_of(canvas)
    fixes = [fix for problem in chain.analysis.problems for fix in problem.fixes]
    wished = "Insert Flatten, set units to 10 and activation to softmax"
    fix = next(fix for fix in fixes if fix.title == wished)
    chain.edit(fix.title, fix.apply)
    assert "flatten-1" in canvas.scene.nodes
    assert place_of(canvas) == before


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_what_is_out_of_view_is_brought_by_the_shortest_way(chain, canvas, verb):
    canvas.scene.select(("dense-2",))
    if verb == "undo":
        canvas.delete_selection()
    else:
        canvas.clipboard.duplicate()
        chain.undo_stack.undo()
    canvas.view.resetTransform()
    canvas.view.centerOn(QPointF(-2_000, 100))
    canvas.view.setSceneRect(-9_000, -9_000, 18_000, 18_000)
    canvas.view.centerOn(QPointF(-2_000, 100))
    before = canvas.view.sight.rect
    getattr(chain.undo_stack, verb)()
    name = "dense-2" if verb == "undo" else "dense-3"
    assert is_seen(canvas, name)
    assert canvas.view.sight.rect.right() - canvas.scene.nodes[name].pos().x() < 120
    assert canvas.view.sight.rect.top() == pytest.approx(before.top(), abs=60)


def test_what_is_left_of_the_network_is_seen_after_blocks_are_removed(chain, canvas):
    for _step in range(12):
        canvas.scene.select(("dense-2",))
        canvas.adder.add("Dense")
    canvas.view.resetTransform()
    canvas.view.reveal("dense-3")
    canvas.view.reveal("dense-14")
    assert not is_seen(canvas, "dense-2")
    while chain.undo_stack.canUndo():
        chain.undo_stack.undo()
    assert any(is_seen(canvas, name) for name in canvas.scene.nodes)
