"""The right button offers on each thing of the canvas what makes sense there, and nothing else."""

from __future__ import annotations

import pytest
from right_button import press_menu_key, press_right

from netbuilder.ui.actions import VERBS, verbs_on
from netbuilder.ui.actions.verb import Target


def offered_by(window):
    assert window.canvas_menu.isVisible()
    window.canvas_menu.close()
    return [action.objectName() for action in window.canvas_menu.actions()]


def menu_at(window, point):
    view = window.canvas.view
    press_right(view, view.mapFromScene(point))
    return offered_by(window)


def menu_by_key(window):
    press_menu_key(window.canvas.view)
    return offered_by(window)


def test_a_block_is_copied_and_deleted_but_not_ungrouped(window):
    offered = menu_at(window, window.canvas.scene.nodes["dense-2"].pos())
    assert {"cut", "copy", "duplicate", "delete", "cut_wires", "group"} <= set(offered)
    assert not {"ungroup", "collapse", "add_note", "select_all", "add_block"} & set(offered)


OF_A_WIRE = ["add_block", "choose_input", "delete"]


def test_a_wire_takes_a_block_is_led_elsewhere_or_deleted_and_no_more(window):
    wire = next(iter(window.canvas.scene.edges.values()))
    offered = menu_at(window, wire.mapToScene(wire.path.pointAtPercent(0.5)))
    assert offered == OF_A_WIRE
    assert window.canvas.scene.selected_edges() == (wire.edge,)


def test_the_empty_canvas_offers_nothing_that_a_selection_would_need(window):
    corner = window.canvas.view.mapToScene(2, 2)
    offered = menu_at(window, corner)
    assert {"add_block", "paste", "select_all", "add_note", "tidy", "fit"} <= set(offered)
    assert not {"cut", "copy", "delete", "group", "ungroup"} & set(offered)


def test_a_group_is_ungrouped_collapsed_or_expanded(window):
    scene = window.canvas.scene
    scene.select(("dense-1", "activation-1"))
    window.canvas.grouper.group()
    window.canvas.grouper.prompt.close()
    (frame,) = scene.groups.frames.values()
    wanted = {"ungroup", "collapse", "rename_group", "delete"}
    assert wanted <= set(menu_at(window, frame.strip.center()))
    window.canvas.grouper.toggle_collapsed()
    assert wanted <= set(menu_at(window, scene.nodes["activation-1"].pos()))
    assert scene.selected_nodes() == ("dense-1", "activation-1")


def test_a_block_in_an_open_group_is_offered_what_its_group_is(window):
    scene = window.canvas.scene
    scene.select(("dense-1", "activation-1"))
    window.canvas.grouper.group()
    window.canvas.grouper.prompt.close()
    scene.clearSelection()
    offered = menu_at(window, scene.nodes["activation-1"].pos())
    assert scene.selected_nodes() == ("activation-1",)
    assert {"ungroup", "collapse", "rename_group", "cut", "group"} <= set(offered)
    assert offered == menu_by_key(window)
    assert len(offered) == len(set(offered))


def test_a_note_is_edited_away_but_not_grouped(window):
    window.canvas.noter.add()
    window.canvas.noter.prompt.close()
    (note,) = window.canvas.scene.notes.items.values()
    offered = menu_at(window, note.sceneBoundingRect().center())
    assert offered == ["cut", "copy", "duplicate", "delete"]


def test_the_menu_key_offers_what_the_selected_thing_is_for(window):
    scene = window.canvas.scene
    scene.select(("dense-2",))
    offered = menu_by_key(window)
    assert scene.selected_nodes() == ("dense-2",)
    assert {"cut", "delete", "group"} <= set(offered)
    wire = next(iter(scene.edges.values()))
    scene.clearSelection()
    wire.setSelected(True)
    assert menu_by_key(window) == OF_A_WIRE
    scene.clearSelection()
    assert "select_all" in menu_by_key(window)


def test_two_blocks_are_connected_and_aligned(window):
    scene = window.canvas.scene
    scene.select(("dense-1", "dense-2"))
    offered = menu_at(window, scene.nodes["dense-2"].pos())
    assert {"join", "align_row", "align_column", "choose_input"} <= set(offered)
    assert not {"choose_wire", "distribute_row"} & set(offered)


@pytest.mark.parametrize("target", list(Target))
def test_what_deletes_is_last(target):
    offered = verbs_on(target)
    assert len(set(offered)) == len(offered)
    assert "delete" not in offered[:-1]


@pytest.mark.parametrize("target", list(Target))
def test_each_target_has_verbs(target):
    assert [verb.id for verb in VERBS if target in verb.acts_on]
