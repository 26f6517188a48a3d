"""Custom blocks: from the canvas into the palette and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from right_button import press_right

from netbuilder.files.custom_blocks import CustomBlocks, custom_blocks_folder
from netbuilder.network.order import topological
from netbuilder.ui.document.dialogs import Overwrite
from netbuilder.ui.palette.panel import PalettePanel


def custom_items(window):
    tree = window.panels.palette.tree
    return [item for item in tree.block_items() if tree.entry_of(item).is_custom]


def keep(window, nodes, name):
    window.canvas.scene.select(nodes)
    window.verbs["keep_block"].trigger()
    editor = window.custom_blocks.prompt.editor
    editor.setText(name)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def hidden_layer(window):
    window.files.open_recipe("lecture-relu")
    return list(topological(window.session.project.graph))[2:4]


def test_selected_blocks_come_into_the_palette_and_back_as_a_group(window):
    keep(window, hidden_layer(window), "Hidden")
    (item,) = custom_items(window)
    assert item.text(0) == "Hidden"
    before = len(window.canvas.scene.nodes)
    window.canvas.scene.select(())
    window.panels.palette.tree.itemDoubleClicked.emit(item, 0)
    assert len(window.canvas.scene.nodes) == before + 2
    assert [group.title for group in window.canvas.scene.graph.groups] == ["Hidden"]
    assert set(window.canvas.scene.selected_nodes()) == set(
        window.canvas.scene.graph.groups[0].nodes
    )
    assert window.session.undo_stack.undoText() == "Add Hidden"


def test_a_custom_block_is_dragged_onto_a_wire(window, qtbot):
    from hand import Hand

    keep(window, hidden_layer(window), "Hidden")
    (item,) = custom_items(window)
    hand, graph = Hand(window.canvas), window.canvas.scene.graph
    window.canvas.view.zoom_to_fit()
    wire = graph.edges[-1]
    mime = window.panels.palette.tree.mimeData([item])
    hand.drag_data(mime, onto=hand.middle_of(wire))
    after = window.canvas.scene.graph
    assert wire not in after.edges
    assert len(after.edges) == len(graph.edges) + 2
    assert window.session.undo_stack.undoText() == "Insert Hidden"


def test_it_is_there_in_the_next_window_and_found_by_the_search(window, qtbot):
    keep(window, hidden_layer(window), "Hidden")
    again = PalettePanel()
    qtbot.addWidget(again)
    again.show_own(CustomBlocks(custom_blocks_folder()).all())
    QTest.keyClicks(again.search, "hidd")
    shown = [item.text(0) for item in again.tree.block_items() if not item.isHidden()]
    assert shown == ["Hidden"]


def test_forgotten_it_leaves_the_palette_and_not_the_networks(window):
    keep(window, hidden_layer(window), "Hidden")
    window.panels.palette.custom_chosen.emit("Hidden")
    window.panels.palette.custom_unwanted.emit("Hidden")
    assert custom_items(window) == []
    assert window.canvas.scene.graph.groups
    count = len(window.canvas.scene.nodes)
    window.panels.palette.custom_chosen.emit("Hidden")
    assert len(window.canvas.scene.nodes) == count


def palette_menu(window):
    """Return the entries of the menu on the first block of the palette."""
    palette, area = window.panels.palette, window.panels.palette.tree
    area.scrollToTop()
    press_right(area, area.visualItemRect(next(iter(area.block_items()))).center())
    (menu,) = [each for each in palette.findChildren(QMenu) if each.isVisible()]
    entries = {action.text(): action for action in menu.actions()}
    menu.close()
    return entries


def test_a_deleted_block_is_restored_from_the_palette_as_it_was(window):
    keep(window, hidden_layer(window), "Hidden")
    before = CustomBlocks(custom_blocks_folder()).all()
    assert "Restore “Hidden”" not in palette_menu(window)
    window.panels.palette.custom_unwanted.emit("Hidden")
    assert CustomBlocks(custom_blocks_folder()).all() == {}
    palette_menu(window)["Restore “Hidden”"].trigger()
    assert CustomBlocks(custom_blocks_folder()).all() == before
    assert "Restore “Hidden”" not in palette_menu(window)


def test_a_restored_block_replaces_none_of_the_same_name(window):
    keep(window, hidden_layer(window), "Hidden")
    window.panels.palette.custom_unwanted.emit("Hidden")
    keep(window, hidden_layer(window), "Hidden")
    window.custom_blocks.restore()
    assert set(CustomBlocks(custom_blocks_folder()).all()) == {"Hidden", "Hidden (restored)"}


def test_nothing_selected_is_told(window):
    window.canvas.scene.select(())
    window.custom_blocks.keep()
    assert not window.custom_blocks.prompt.isVisible()
    assert "Save as custom block" in window.panels.log.toPlainText()
    assert not window.verbs["keep_block"].isEnabled()
    assert window.verbs["keep_block"].statusTip() == "Select one or more blocks first."


def test_a_custom_block_is_found_by_typing_at_the_mouse(window):
    keep(window, hidden_layer(window), "Hidden")
    menu, before = window.canvas.adder.menu, len(window.canvas.scene.nodes)
    window.canvas.scene.select(())
    window.canvas.adder.ask()
    assert menu.list.item(0).text() == "Hidden"
    QTest.keyClicks(menu.search, "hidd")
    assert menu.list.count() == 1
    QTest.keyClick(menu.search, Qt.Key.Key_Return)
    assert len(window.canvas.scene.nodes) == before + 2
    assert len(window.canvas.scene.selected_nodes()) == 2
    assert window.session.undo_stack.undoText() == "Add Hidden"


def test_a_custom_block_comes_where_a_wire_was_let_go(window):
    from PySide6.QtCore import QPointF

    from netbuilder.ui.canvas.gestures.wire_gesture import LooseEnd

    keep(window, hidden_layer(window), "Hidden")
    menu, graph = window.canvas.adder.menu, window.canvas.scene.graph
    source, target = list(topological(graph))[1], list(topological(graph))[-1]
    for end in (LooseEnd(source=source), LooseEnd(target=(target, 0))):
        window.canvas.adder.ask_at_wire(end, QPointF(900.0, 400.0))
        QTest.keyClicks(menu.search, "hidden")
        QTest.keyClick(menu.search, Qt.Key.Key_Return)
    after = window.canvas.scene.graph
    behind, before = (group.nodes for group in after.groups[-2:])
    assert {edge.target for edge in after.outgoing(source)} >= {behind[0]}
    assert [edge.source for edge in after.incoming(target)] == [before[-1]]


def test_a_block_of_the_same_name_is_not_replaced_unasked(window, dialogs):
    nodes = hidden_layer(window)
    keep(window, nodes, "Hidden")
    kept = CustomBlocks(custom_blocks_folder())
    before = kept.all()
    dialogs.replace_custom_block = Overwrite.CANCEL
    keep(window, nodes[:1], "Hidden")
    assert dialogs.asked == ["replace Hidden"]
    assert kept.all() == before

    dialogs.replace_custom_block = Overwrite.ELSEWHERE
    keep(window, nodes[:1], "Hidden")
    assert window.custom_blocks.prompt.isVisible()
    assert window.custom_blocks.prompt.editor.text() == "Hidden"
    window.custom_blocks.prompt.close()

    dialogs.replace_custom_block = Overwrite.OVERWRITE
    keep(window, nodes[:1], "Hidden")
    assert len(kept.all()["Hidden"].nodes) == 1
