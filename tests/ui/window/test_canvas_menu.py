"""The right button offers on each thing of the canvas what makes sense there, and nothing else."""

from __future__ import annotations

import pytest

from netbuilder.ui.actions import VERBS
from netbuilder.ui.actions.verb import Target


def menu_at(window, point):
    view = window.canvas.view
    view.customContextMenuRequested.emit(view.mapFromScene(point))
    assert window.canvas_menu.isVisible()
    window.canvas_menu.close()
    return [action.objectName() for action in window.canvas_menu.actions()]


def test_a_block_is_copied_and_deleted_but_not_ungrouped(window):
    offered = menu_at(window, window.canvas.scene.nodes["dense-2"].pos())
    assert {"cut", "copy", "duplicate", "delete", "cut_wires", "group"} <= set(offered)
    assert not {"ungroup", "collapse", "add_note", "select_all", "add_block"} & set(offered)


def test_a_wire_is_deleted_and_no_more(window):
    wire = next(iter(window.canvas.scene.edges.values()))
    offered = menu_at(window, wire.mapToScene(wire.path.pointAtPercent(0.5)))
    assert offered == ["delete"]
    assert window.canvas.scene.selected_edges() == (wire.edge,)


def test_the_empty_canvas_offers_nothing_that_a_selection_would_need(window):
    corner = window.canvas.view.mapToScene(2, 2)
    offered = menu_at(window, corner)
    assert {"add_block", "paste", "select_all", "add_note", "tidy", "fit"} <= set(offered)
    assert not {"cut", "copy", "delete", "group", "ungroup"} & set(offered)


@pytest.mark.parametrize("target", list(Target))
def test_each_target_has_verbs(target):
    assert [verb.id for verb in VERBS if target in verb.acts_on]
