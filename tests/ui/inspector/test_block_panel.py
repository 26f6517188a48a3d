"""The inspector edits the selected block, and says what is wrong."""

from __future__ import annotations

from functools import partial

import pytest
from deleting import delete_now
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.shape import format_shape
from netbuilder.files.recipes import load_recipe
from netbuilder.network.edit import add_node, remove_nodes
from netbuilder.network.graph import Graph, Point
from netbuilder.network.grouping import collapse, group_nodes
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.document.problem_card import ProblemCard
from netbuilder.ui.document.session import Session
from netbuilder.ui.inspector.block_panel import BlockPanel


@pytest.fixture
def session(qtbot):
    made = Session()
    made.load(Document(load_recipe("digits-cnn")), path=None)
    yield made
    made.deleteLater()


@pytest.fixture
def panel(qtbot, session):
    made = BlockPanel(session)
    qtbot.addWidget(made)
    made.show()
    made.show_nodes(("conv2d-1",))
    return made


def block(session, node="conv2d-1"):
    return session.project.graph.block(node)


def type_in(box, text):
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_a_number_typed_is_one_undo_step_named_after_the_setting(session, panel):
    type_in(panel.form.editors["filters"].box, "48")
    assert block(session).filters == 48
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Change “Filters” of Conv2D 32 · 3×3"
    session.undo_stack.undo()
    assert panel.form.editors["filters"].box.value() == block(session).filters == 32


def test_the_range_is_the_settings_own(panel):
    box = panel.form.editors["filters"].box
    assert (box.minimum(), box.maximum()) == (1, 100_000)


def test_a_choice(session, panel):
    box = panel.form.editors["activation"].box
    box.setCurrentIndex(list(ActivationFunction).index(ActivationFunction.TANH))
    assert block(session).activation is ActivationFunction.TANH


def test_a_choice_by_typing_its_first_letters(session, panel):
    box = panel.form.editors["activation"].box
    QTest.keyClicks(box, "sig")
    assert block(session).activation is ActivationFunction.SIGMOID
    session.undo_stack.undo()
    assert box.currentText() == block(session).activation


@pytest.mark.parametrize(("typed", "kept"), [("5x7", (5, 7)), ("5", (5, 5)), ("5 × 3", (5, 3))])
def test_a_pair_of_sizes(session, panel, typed, kept):
    type_in(panel.form.editors["kernel_size"].line, typed)
    assert block(session).kernel_size == kept


def test_nonsense_is_put_back(session, panel):
    line = panel.form.editors["kernel_size"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "7x")
    line.clear()
    line.left.emit()
    assert line.text() == "3×3"
    assert block(session).kernel_size == (3, 3)


def test_a_held_slider_is_one_undo_step(session, panel):
    panel.show_nodes(("dropout-1",))
    slider = panel.form.editors["rate"].slider
    slider.setSliderDown(True)
    for position in (52, 60, 71):
        slider.setSliderPosition(position)
    slider.setSliderDown(False)
    assert block(session, "dropout-1").rate == pytest.approx(0.71)
    assert session.undo_stack.count() == 1
    slider.setSliderDown(True)
    slider.setSliderPosition(20)
    slider.setSliderDown(False)
    assert session.undo_stack.count() == 2


def test_advanced_settings_are_collapsed(panel):
    strides = panel.form.editors["strides"]
    assert not strides.isVisible()
    (more,) = (b for b in panel.form.findChildren(QToolButton) if b.text() == "More settings")
    more.click()
    assert strides.isVisible()


def test_a_wrong_block_says_what_to_do_and_the_button_does_it(session, panel):
    type_in(panel.form.editors["kernel_size"].line, "90x90")
    (card,) = panel.findChildren(ProblemCard)
    assert "Found: a kernel of 90×90" in card.words.text()
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert block(session).kernel_size == (3, 3)
    assert session.analysis.by_node.get("conv2d-1") is None
    delete_now()
    assert panel.findChildren(ProblemCard) == []


def test_several_selected_blocks_are_counted(panel):
    panel.show_nodes(("conv2d-1", "dropout-1"))
    assert panel.title.text() == "2 blocks selected"
    assert panel.form is None


def test_a_deleted_block_is_no_longer_shown(session, panel):
    from netbuilder.network.edit import remove_nodes
    from netbuilder.ui.canvas.gestures.gesture import on_graph

    session.edit("Delete", on_graph(lambda graph: remove_nodes(graph, ("conv2d-1",))))
    assert panel.form is None


def placed(session, kind):
    """Let the project be one block of this kind; return its node."""
    graph, node = add_node(Graph(), catalogue()[kind](), Point(0, 0))
    session.load(Document(Project(graph=graph)), path=None)
    return node


@pytest.mark.parametrize("kind", catalogue())
def test_every_block_can_be_edited(session, panel, kind):
    panel.show_nodes((placed(session, kind),))
    assert set(panel.form.editors) == set(catalogue()[kind].declared())


@pytest.mark.parametrize(
    ("kind", "name", "first"), [("MaxPooling1D", "strides", 1), ("RandomZoom", "width_factor", 0.1)]
)
def test_a_number_that_may_be_none_is_ticked_first(session, panel, kind, name, first):
    node = placed(session, kind)
    panel.show_nodes((node,))
    editor = panel.form.editors[name]
    assert not editor.check.isChecked()
    assert not editor.number.isEnabled()
    editor.check.click()
    assert getattr(block(session, node), name) == first
    assert editor.number.isEnabled()
    type_in(editor.number.box, "0.5" if kind == "RandomZoom" else "3")
    assert getattr(block(session, node), name) in (0.5, 3)
    editor.check.click()
    assert getattr(block(session, node), name) is None
    session.undo_stack.undo()
    assert editor.check.isChecked()
    assert editor.number.box.value() in (0.5, 3)


def alike(session) -> tuple[str, ...]:
    graph = session.project.graph
    return tuple(name for name in graph.nodes if graph.block(name).kind() == "Conv2D")


def test_several_of_one_kind_are_set_together(session, panel):
    nodes = alike(session)
    assert len(nodes) > 1
    before = session.project
    panel.show_nodes(nodes)
    assert panel.title.text() == f"{len(nodes)} Conv2D blocks selected"
    assert "They differ in: “Filters”." in panel.explanation.text()
    type_in(panel.form.editors["filters"].box, "24")
    assert {block(session, node).filters for node in nodes} == {24}
    assert "differ" not in panel.explanation.text()
    assert session.undo_stack.undoText() == f"Change “Filters” of {len(nodes)} Conv2D blocks"
    session.undo_stack.undo()
    assert session.project == before
    assert not session.undo_stack.canUndo()


def test_of_several_one_that_goes_leaves_the_others(session, panel):
    nodes = alike(session)
    panel.show_nodes(nodes)
    session.edit("Delete", on_graph(partial(remove_nodes, nodes=nodes[1:])))
    assert panel.title.text() == "Conv2D"
    session.edit("Delete", on_graph(partial(remove_nodes, nodes=nodes[:1])))
    assert panel.title.text() == "No block selected"


def test_blocks_of_several_kinds_have_no_settings_in_common(panel):
    panel.show_nodes(("conv2d-1", "dense-1"))
    assert panel.form is None
    assert panel.title.text() == "2 blocks selected"


def test_the_memory_of_a_block_is_told(session, panel):
    shapes = session.analysis.shapes["conv2d-1"]
    assert f"{4 * shapes.parameters / 1000:.1f} kB" in panel.facts.text()
    assert "86.5 kB" in panel.facts.text()  # 26 × 26 × 32 numbers of four bytes


def test_frozen_is_a_tick_that_is_counted_and_can_be_undone(session, panel):
    assert "Frozen parameters" not in panel.facts.text()
    panel.form.editors["frozen"].box.click()
    assert block(session).frozen
    assert session.undo_stack.undoText() == "Change “Frozen” of Conv2D 32 · 3×3"
    assert "Frozen parameters" in panel.facts.text()
    assert session.analysis.frozen_parameters == 320
    session.undo_stack.undo()
    assert not block(session).frozen
    assert not panel.form.editors["frozen"].value
    assert "Frozen parameters" not in panel.facts.text()


@pytest.fixture
def group(session, panel):
    """The two convolutions with what lies between them, collapsed."""
    nodes = ("conv2d-1", "maxpooling2d-1", "conv2d-2")
    make = partial(group_nodes, nodes=nodes, title="Features")
    session.edit("Group", on_graph(make))
    session.edit("Collapse", on_graph(partial(collapse, groups=("group-1",), collapsed=True)))
    session.undo_stack.clear()
    panel.show_nodes(nodes)
    return session.project.graph.groups[0]


def test_a_collapsed_group_shows_name_shapes_and_parameters(session, panel, group):
    shapes = session.analysis.shapes
    assert panel.title.text() == panel.group_name.editor.text() == "Features"
    words = panel.facts.text()
    entering = format_shape(shapes["conv2d-1"].inputs[0])
    leaving = format_shape(shapes["conv2d-2"].output)
    total = sum(shapes[name].parameters for name in group.nodes)
    for fact in (entering, leaving, f"{total:,}"):
        assert f"<td align='right'>{fact}</td>" in words
    assert panel.form is None


def test_a_collapsed_group_is_renamed_in_the_inspector(session, panel, group):
    type_in(panel.group_name.editor, "Eyes")
    assert session.project.graph.groups[0].title == "Eyes"
    assert panel.title.text() == "Eyes"
    assert session.undo_stack.undoText() == "Rename group"
    session.undo_stack.undo()
    assert panel.group_name.editor.text() == panel.title.text() == "Features"
    type_in(panel.group_name.editor, " ")
    assert panel.group_name.editor.text() == "Features"
    assert not session.undo_stack.canUndo()


def test_the_name_goes_with_the_group(session, panel, group):
    panel.show_nodes(("conv2d-1",))
    assert not panel.group_name.isVisible()
    panel.show_nodes(group.nodes)
    assert panel.group_name.isVisible()
    session.edit("Expand", on_graph(partial(collapse, groups=(group.id,), collapsed=False)))
    assert not panel.group_name.isVisible()
