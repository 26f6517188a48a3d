"""Copy, cut, paste and duplicate, on the project."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from netbuilder.blocks.dense import Dense
from netbuilder.network.graph import Edge
from netbuilder.ui.canvas.canvas import Canvas
from netbuilder.ui.canvas.items.geometry import NODE_RECT
from netbuilder.ui.document.session import Session


@pytest.fixture(autouse=True)
def _empty_clipboard(qtbot):
    QApplication.clipboard().clear()


@pytest.fixture
def refused(canvas) -> list[str]:
    found = []
    canvas.refused.connect(lambda error: found.append(error.sentence()))
    return found


def selected(canvas) -> set[str]:
    return set(canvas.scene.selected_nodes())


def test_pasted_blocks_are_new_ones_with_their_wires_beside_the_old(chain, canvas):
    before = chain.project.graph
    canvas.scene.select(("flatten-1", "dense-1"))
    canvas.clipboard.copy()
    canvas.clipboard.paste()
    graph = chain.project.graph
    assert selected(canvas) == {"flatten-2", "dense-3"}
    assert set(graph.edges) == {*before.edges, Edge("flatten-2", "dense-3")}
    apart = [
        [graph.nodes[copy].position[i] - before.nodes[old].position[i] for i in (0, 1)]
        for copy, old in (("flatten-2", "flatten-1"), ("dense-3", "dense-1"))
    ]
    assert apart[0] == apart[1]


def test_each_is_one_undo_step_with_its_name(chain, canvas):
    before = chain.project.graph
    canvas.scene.select(("flatten-1", "dense-1"))
    canvas.clipboard.copy()
    assert not chain.undo_stack.canUndo()
    canvas.clipboard.paste()
    assert chain.undo_stack.undoText() == "Paste 2 blocks"
    chain.undo_stack.undo()
    assert chain.project.graph == before
    canvas.scene.select(("dense-2",))
    canvas.clipboard.duplicate()
    assert chain.undo_stack.undoText() == "Duplicate Dense"
    canvas.scene.select(("dense-2",))
    canvas.clipboard.cut()
    assert chain.undo_stack.undoText() == "Cut Dense"


def test_what_is_cut_comes_back_where_it_was(chain, canvas):
    before = chain.project.graph
    canvas.scene.select(("dense-2",))
    canvas.clipboard.cut()
    assert "dense-2" not in chain.project.graph.nodes
    canvas.clipboard.paste()
    assert chain.project.graph == before


def test_settings_are_copied_too(chain, canvas):
    canvas.scene.select(("dense-1",))
    canvas.clipboard.copy()
    text = QApplication.clipboard().text()
    data = json.loads(text)
    data["network"]["nodes"][0]["settings"]["units"] = 7
    QApplication.clipboard().setText(json.dumps(data))
    canvas.clipboard.paste()
    assert chain.project.graph.block("dense-3") == Dense(units=7)


def test_the_text_goes_from_one_program_to_another(chain, canvas, qtbot):
    canvas.scene.select(("flatten-1", "dense-1"))
    canvas.clipboard.copy()
    other_session = Session()
    other = Canvas(other_session)
    qtbot.addWidget(other)
    other.resize(1200, 500)
    other.show()
    other.clipboard.paste()
    assert list(other_session.project.graph.nodes) == ["flatten-1", "dense-1"]
    assert other_session.project.graph.edges == (Edge("flatten-1", "dense-1"),)
    assert other_session.project.graph.nodes["dense-1"].position == (
        chain.project.graph.nodes["dense-1"].position
    )


def covered(canvas) -> list[tuple[str, str]]:
    """Return what overlaps on the canvas, by name; frames, those outside of them."""
    scene = canvas.scene
    boxes = {name: NODE_RECT.translated(item.pos()) for name, item in scene.nodes.items()}
    boxes |= {name: item.rect.translated(item.pos()) for name, item in scene.notes.items.items()}
    found = [pair for pair in combinations(boxes, 2) if boxes[pair[0]].intersects(boxes[pair[1]])]
    for frame in scene.groups.frames.values():
        inside = frame.shown.nodes
        found += [
            (frame.shown.title, name)
            for name, box in boxes.items()
            if name not in inside and box.intersects(frame.boundingRect())
        ]
    return found


@pytest.mark.parametrize("verb", ["paste", "duplicate"])
def test_copies_lie_on_free_ground_in_view(chain, canvas, verb):
    canvas.scene.select(("flatten-1", "dense-1"))
    canvas.grouper.group()
    canvas.grouper.prompt.close()
    canvas.scene.clearSelection()
    canvas.noter.add()
    canvas.noter.prompt.close()
    canvas.scene.select(("dense-2",), ("note-1",))
    canvas.clipboard.copy()
    for _number in range(3):
        getattr(canvas.clipboard, verb)()
        assert covered(canvas) == []
        for name in canvas.scene.selected_nodes():
            item = canvas.scene.nodes[name]
            assert canvas.view.sight.sees(NODE_RECT.translated(item.pos()))
    assert len(canvas.scene.notes.items) == 4


def test_what_was_copied_far_away_is_pasted_where_one_looks(chain, canvas):
    canvas.scene.select(("dense-2",))
    canvas.clipboard.copy()
    canvas.view.centerOn(canvas.scene.nodes["input-1"].pos() - QPointF(1000, 0))
    before = canvas.view.sight.rect
    canvas.clipboard.paste()
    assert canvas.view.sight.rect == before
    assert canvas.view.sight.sees(canvas.scene.nodes["dense-3"].sceneBoundingRect())


def test_duplicating_leaves_the_clipboard_alone(chain, canvas):
    QApplication.clipboard().setText("a word")
    canvas.scene.select(("dense-1",))
    canvas.clipboard.duplicate()
    assert selected(canvas) == {"dense-3"}
    assert QApplication.clipboard().text() == "a word"


def test_nothing_selected_changes_nothing(chain, canvas):
    canvas.scene.clearSelection()
    QApplication.clipboard().setText("a word")
    for verb in (canvas.clipboard.copy, canvas.clipboard.cut, canvas.clipboard.duplicate):
        verb()
    assert QApplication.clipboard().text() == "a word"
    assert not chain.undo_stack.canUndo()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[1, 2]",
        '{"format": "netbuilder-project", "schema": 1}',
        '{"format": "netbuilder-blocks", "schema": 2, "network": {"nodes": []}}',
        '{"format": "netbuilder-blocks", "schema": 1, "network": {"nodes": [], "edges": []}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_blocks_is_refused_and_changes_nothing(chain, canvas, refused, text):
    QApplication.clipboard().setText(text)
    canvas.clipboard.paste()
    assert len(refused) == 1
    assert refused[0].startswith("No blocks to paste")
    assert not chain.undo_stack.canUndo()


def test_a_block_that_cannot_be_is_refused_by_its_name(chain, canvas, refused):
    canvas.scene.select(("dense-1",))
    canvas.clipboard.copy()
    broken = QApplication.clipboard().text().replace("128", "-3")
    QApplication.clipboard().setText(broken)
    canvas.clipboard.paste()
    assert "Units of Dense: found -3" in refused[0]
    assert not chain.undo_stack.canUndo()
