"""Blocks are edited in the window, with the inspector looking on."""

from __future__ import annotations


def test_several_blocks_are_deleted_while_the_inspector_shows_one(window):
    graph = window.session.project.graph
    window.canvas.scene.select(("dense-1", "activation-1"))
    window.canvas.delete_selection()
    assert "dense-1" not in window.session.project.graph.nodes
    assert window.panels.block.title.text() == "No block selected"
    window.session.undo_stack.undo()
    assert window.session.project.graph == graph


def test_a_shown_block_is_deleted_together_with_its_wires(window):
    window.canvas.scene.select(("dense-1",))
    for edge in window.session.project.graph.incoming("dense-1"):
        window.canvas.scene.edges[edge].setSelected(True)
    window.canvas.delete_selection()
    assert window.panels.block.title.text() == "No block selected"
