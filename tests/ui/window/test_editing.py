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


def test_frozen_layers_are_counted_and_where_all_are_one_press_fixes_it(window):
    session, panels = window.session, window.panels
    assert "frozen" not in panels.totals.text()
    for name in ("dense-1", "dense-2", "dense-3"):
        window.canvas.scene.select((name,))
        panels.block.form.editors["frozen"].box.click()
    counted = f"{session.analysis.parameters:,} of them frozen"
    assert counted in panels.totals.text()
    (problem,) = session.analysis.errors
    assert problem.kind == "all_frozen"
    session.edit(problem.fix.title, problem.fix.apply)
    assert session.analysis.errors == ()
    assert "frozen" not in panels.totals.text()
    session.undo_stack.undo()
    assert counted in panels.totals.text()
