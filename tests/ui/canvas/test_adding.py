"""A block is added by typing its name: at the mouse, or at the end of a wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from netbuilder.blocks.catalogue import block_class, catalogue
from netbuilder.network.copying import part_of
from netbuilder.network.graph import Edge

if TYPE_CHECKING:
    from netbuilder.ui.canvas.canvas import Canvas
    from netbuilder.ui.canvas.commands.add_menu import AddMenu

KEY = Qt.Key


@pytest.fixture
def menu(canvas: Canvas) -> AddMenu:
    return canvas.adder.menu


def enter(menu, words: str, *keys: Qt.Key) -> None:
    QTest.keyClicks(menu.search, words)
    for key in (*keys, KEY.Key_Return):
        QTest.keyClick(menu.search, key)


def test_space_asks_and_enter_adds_behind_the_selected_block(chain, canvas, menu):
    canvas.scene.select(("flatten-1",))
    QTest.keyClick(canvas.view, KEY.Key_Space)
    assert menu.isVisible()
    assert menu.title.text() == "Add after Flatten"
    enter(menu, "drop")
    assert not menu.isVisible()
    graph = chain.project.graph
    assert {Edge("flatten-1", "dropout-1"), Edge("dropout-1", "dense-1")} <= set(graph.edges)
    assert canvas.scene.selected_nodes() == ("dropout-1",)
    assert chain.undo_stack.undoText() == "Insert Dropout"
    assert chain.undo_stack.count() == 1


def test_the_arrow_keys_go_through_what_is_found(chain, canvas, menu):
    canvas.adder.ask()
    QTest.keyClicks(menu.search, "pool")
    count = menu.list.count()
    assert count > 3
    enter(menu, "", KEY.Key_Down, KEY.Key_Down, KEY.Key_Up)
    assert menu.list.currentRow() == 1


@pytest.mark.parametrize("key", [KEY.Key_PageDown, KEY.Key_PageUp])
def test_paging_stops_at_the_ends(canvas, menu, key):
    canvas.adder.ask()
    for _press in range(9):
        QTest.keyClick(menu.search, key)
    assert menu.list.currentRow() == (menu.list.count() - 1 if key is KEY.Key_PageDown else 0)
    menu.close()


def test_what_does_not_fit_is_last_and_says_so(chain, canvas, menu):
    canvas.scene.select(("input-1",))
    canvas.adder.ask()
    QTest.keyClicks(menu.search, "conv")
    words = [menu.list.item(row).text() for row in range(menu.list.count())]
    assert "Conv1D" in words
    assert words.index("Conv1D") < words.index("Conv2D (does not fit here)")
    menu.close()


def test_esc_adds_nothing(chain, canvas, menu):
    canvas.adder.ask()
    QTest.keyClick(menu.search, KEY.Key_Escape)
    assert not menu.isVisible()
    assert not chain.undo_stack.canUndo()


def test_enter_without_anything_found_adds_nothing(chain, canvas, menu):
    canvas.adder.ask()
    enter(menu, "xyzzy")
    assert menu.isVisible()
    assert not chain.undo_stack.canUndo()
    menu.close()


def test_a_wire_pulled_into_empty_space_asks_what_comes_there(chain, canvas, hand, menu):
    place = QPointF(520, 120)
    hand.drag(hand.output_of("dense-1"), place)
    assert menu.isVisible()
    assert menu.title.text() == "Connect after Dense 128 (2 of 2)"
    enter(menu, "relu")
    graph = chain.project.graph
    assert Edge("dense-1", "activation-1") in graph.edges
    assert abs(graph.nodes["activation-1"].position.y - place.y()) < 2
    assert chain.undo_stack.count() == 1
    chain.undo_stack.undo()
    assert "activation-1" not in chain.project.graph.nodes


def test_a_wire_pulled_back_from_an_input_asks_what_comes_before(chain, canvas, hand, menu):
    hand.drag(hand.input_of("dense-2"), QPointF(200, 180))
    assert menu.title.text() == "Connect before Dense 128 (1 of 2)"
    enter(menu, "dropout")
    assert Edge("dropout-1", "dense-2") in chain.project.graph.edges


def test_a_block_without_that_end_stays_loose(chain, canvas, hand, menu):
    hand.drag(hand.output_of("dense-1"), QPointF(520, 120))
    enter(menu, "input")
    graph = chain.project.graph
    assert graph.incoming("input-2") == ()
    assert len(graph.nodes) == 5


def test_a_click_on_a_port_asks_nothing(chain, hand, menu):
    hand.click(hand.output_of("dense-1"))
    assert not menu.isVisible()


def test_a_block_that_went_meanwhile_is_joined_no_more(chain, canvas, hand, menu):
    hand.drag(hand.output_of("dense-1"), QPointF(520, 120))
    canvas.scene.select(("dense-1",))
    canvas.delete_selection()
    enter(menu, "dropout")
    assert chain.project.graph.incoming("dropout-1") == ()


def test_space_held_to_move_the_canvas_asks_nothing(chain, canvas, hand, menu):
    QTest.keyPress(canvas.view, KEY.Key_Space)
    hand.drag(QPointF(300, -100), QPointF(340, -100))
    QTest.keyRelease(canvas.view, KEY.Key_Space)
    assert not menu.isVisible()


def test_an_activation_is_found_by_the_name_of_its_function(chain, canvas, menu):
    canvas.scene.select(("flatten-1",))
    QTest.keyClick(canvas.view, KEY.Key_Space)
    enter(menu, "softm")
    assert chain.project.graph.block("activation-1").activation == "softmax"
    QTest.keyClick(canvas.view, KEY.Key_Space)
    enter(menu, "drop")
    assert "dropout-1" in chain.project.graph.nodes


def seen(canvas):
    return canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()


def test_who_sees_the_whole_network_still_sees_it_while_it_grows(canvas):
    canvas.view.zoom_to_fit()
    for _number in range(8):
        canvas.adder.add("Dense")
        assert seen(canvas).contains(canvas.scene.content_rect())
    assert canvas.view.zoom() >= 0.6


def test_once_it_could_not_be_read_any_more_the_view_follows_the_new_block(canvas):
    canvas.view.zoom_to_fit()
    for _number in range(30):
        canvas.adder.add("Dense")
    assert not seen(canvas).contains(canvas.scene.content_rect())
    assert seen(canvas).contains(canvas.scene.nodes["dense-30"].sceneBoundingRect())
    assert canvas.view.zoom() >= 0.55


def test_who_looks_at_a_part_keeps_the_zoom(canvas):
    for _number in range(3):
        canvas.adder.add("Dense")
    canvas.view.resetTransform()
    canvas.view.zoom_by(2.0)
    zoom = canvas.view.zoom()
    canvas.adder.add("Dense")
    assert canvas.view.zoom() == zoom


def names_of(kind: str) -> set[str]:
    cls = block_class(kind)
    title, keras = cls.title, cls().keras_config().class_name
    return {title, keras, title.lower(), f" {keras} "}


@pytest.mark.parametrize("kind", catalogue())
def test_a_block_s_very_name_adds_that_block(chain, canvas, menu, kind):
    for words in sorted(names_of(kind)):
        before = set(chain.project.graph.nodes)
        canvas.scene.select(("input-1",))
        canvas.adder.ask()
        enter(menu, words)
        graph = chain.project.graph
        (added,) = graph.nodes.keys() - before
        assert graph.block(added).kind() == kind, words
        chain.undo_stack.undo()


def test_a_very_name_comes_before_custom_blocks_that_hold_it(chain, canvas, menu):
    part = part_of(chain.project.graph, ("flatten-1", "dense-1"))
    menu.offer_own({"My Dense relu": part, "Dense": part, "relu": part})
    canvas.adder.ask()
    for words, first in (("dense", "Dense"), ("relu", "Activation relu")):
        menu.search.setText(words)
        assert menu.list.item(0).text() == first
    menu.search.setText("my dense relu")
    assert menu.list.item(0).text() == "My Dense relu"
    menu.close()


@pytest.mark.parametrize("way", ["menu", "palette", "drop"])
def test_what_goes_into_a_wire_is_called_inserted_however_it_got_there(chain, canvas, hand, way):
    canvas.scene.select_wire(Edge("flatten-1", "dense-1"))
    if way == "menu":
        canvas.adder.ask()
        enter(canvas.adder.menu, "dropout")
    elif way == "palette":
        canvas.add_block("Dropout")
    else:
        hand.drag_block("Dropout", onto=hand.middle_of(Edge("flatten-1", "dense-1")))
    assert Edge("flatten-1", "dropout-1") in chain.project.graph.edges
    assert chain.undo_stack.undoText() == "Insert Dropout"


def test_what_stays_beside_the_network_is_called_added(chain, canvas):
    canvas.scene.select_wire(Edge("flatten-1", "dense-1"))
    canvas.add_block("Input")
    assert chain.undo_stack.undoText() == "Add Input"
