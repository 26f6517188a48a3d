"""Somebody who does whatever can be done with one window, in whichever order."""

from __future__ import annotations

from hand import Hand
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from netbuilder.blocks.catalogue import catalogue
from netbuilder.files.recipes import recipes
from netbuilder.network.order import topological
from netbuilder.ui.forms.choice_editors import BooleanEditor, ChoiceEditor
from netbuilder.ui.forms.number_editors import IntegerEditor, RealEditor
from netbuilder.ui.forms.optional_editor import OptionalEditor

KINDS = st.sampled_from(sorted(catalogue()))
PICKS = st.integers(0, 30)
SHARES = st.floats(0.02, 0.98)
MOST_NODES = 40
"""Beyond so many nothing is copied: each step would take longer than the last."""


class Person(RuleBasedStateMachine):
    """Edits a project as a person could; each rule is one thing done."""

    def __init__(self, window, qtbot) -> None:
        super().__init__()
        self.window, self.qtbot = window, qtbot
        self.session, self.canvas = window.session, window.canvas
        self.hand = Hand(self.canvas)
        window.files.new()
        self.begin()

    def begin(self) -> None:
        self.start = self.session.project
        self.canvas.view.zoom_to_fit()

    @property
    def graph(self):
        return self.session.project.graph

    def node(self, pick):
        return tuple(self.graph.nodes)[pick % len(self.graph.nodes)]

    def wire(self, pick):
        return self.graph.edges[pick % len(self.graph.edges)]

    def place(self, across, down):
        """A point of the scene that is in view."""
        shown = self.canvas.view.viewport().rect()
        pixel = QPoint(int(shown.width() * across), int(shown.height() * down))
        return self.canvas.view.mapToScene(pixel)

    def middle(self, wire):
        return self.canvas.scene.edges[wire].path.pointAtPercent(0.5)

    def do(self, function, *arguments) -> None:
        """Do something; what fails inside of Qt fails the test."""
        with self.qtbot.capture_exceptions() as exceptions:
            function(*arguments)
        assert exceptions == []
        self.canvas.view.zoom_to_fit()

    has_nodes = precondition(lambda self: self.graph.nodes)
    has_wires = precondition(lambda self: self.graph.edges)

    @rule(kind=KINDS, across=SHARES, down=SHARES)
    def drop_somewhere(self, kind, across, down) -> None:
        self.do(lambda: self.hand.drag_block(kind, onto=self.place(across, down)))

    @has_wires
    @rule(kind=KINDS, pick=PICKS)
    def drop_on_a_wire(self, kind, pick) -> None:
        self.do(lambda: self.hand.drag_block(kind, onto=self.middle(self.wire(pick))))

    @has_nodes
    @rule(kind=KINDS, pick=PICKS)
    def add_behind(self, kind, pick) -> None:
        self.canvas.scene.select((self.node(pick),))
        self.do(self.window.panels.palette.chosen.emit, kind)

    @has_nodes
    @rule(first=PICKS, second=PICKS)
    def pull_a_wire(self, first, second) -> None:
        start, end = self.hand.output_of(self.node(first)), self.node(second)
        self.do(self.hand.drag, start, self.canvas.scene.nodes[end].pos())

    @has_wires
    @rule(pick=PICKS, node=PICKS)
    def carry_a_wires_end_to_a_block(self, pick, node) -> None:
        start = self.hand.input_of(self.wire(pick).target)
        self.do(self.hand.drag, start, self.canvas.scene.nodes[self.node(node)].pos())

    @has_wires
    @rule(pick=PICKS, across=SHARES, down=SHARES)
    def carry_a_wires_end_away(self, pick, across, down) -> None:
        start = self.hand.input_of(self.wire(pick).target)
        self.do(self.hand.drag, start, self.place(across, down))

    @has_nodes
    @rule(pick=PICKS, across=SHARES, down=SHARES, all_of_them=st.booleans())
    def carry_blocks(self, pick, across, down, all_of_them) -> None:
        if all_of_them:
            self.canvas.select_all()
        start = self.canvas.scene.nodes[self.node(pick)].pos()
        self.do(self.hand.drag, start, self.place(across, down))

    @has_nodes
    @has_wires
    @rule(pick=PICKS, wire=PICKS)
    def carry_a_block_onto_a_wire(self, pick, wire) -> None:
        start = self.canvas.scene.nodes[self.node(pick)].pos()
        self.do(self.hand.drag, start, self.middle(self.wire(wire)))

    @has_nodes
    @rule(pick=PICKS, verb=st.sampled_from(["undo", "redo", "delete", "select_all", "tidy", "Esc"]))
    def do_something_else_while_carrying(self, pick, verb) -> None:
        start = self.canvas.scene.nodes[self.node(pick)].pos()
        end = self.place(0.5, 0.9)
        self.do(lambda: self.hand.drag(start, end, let_go=False))
        if verb == "Esc":
            self.do(QTest.keyClick, self.canvas.view, Qt.Key.Key_Escape)
        else:
            self.do(self.window.verbs[verb].trigger)
        self.do(self.hand.release, self.place(0.5, 0.9))

    @has_nodes
    @rule(picks=st.lists(PICKS, min_size=1, max_size=3), wires=st.lists(PICKS, max_size=2))
    def delete_some(self, picks, wires) -> None:
        self.canvas.scene.select([self.node(pick) for pick in picks])
        for pick in wires if self.graph.edges else ():
            self.canvas.scene.edges[self.wire(pick)].setSelected(True)
        self.do(self.window.verbs["delete"].trigger)

    @has_wires
    @rule(pick=PICKS)
    def cut(self, pick) -> None:
        self.canvas.scene.clearSelection()
        self.canvas.scene.edges[self.wire(pick)].setSelected(True)
        self.do(self.window.verbs["delete"].trigger)

    @has_nodes
    @rule(pick=PICKS, which=PICKS, value=st.integers(0, 300))
    def change_a_setting(self, pick, which, value) -> None:
        self.canvas.scene.select((self.node(pick),))
        # Of a collapsed group all blocks are selected; those of several kinds have no settings.
        form = self.window.panels.block.form
        editors = [] if form is None else list(form.editors.values())
        if editors:
            self.do(give, editors[which % len(editors)], value)

    @rule(which=PICKS, value=st.integers(0, 300))
    def change_the_plan(self, which, value) -> None:
        editors = [e for e in self.window.panels.plan.form.editors.values() if e.isEnabled()]
        if editors:
            self.do(give, editors[which % len(editors)], value)

    @rule(pick=PICKS)
    def apply_a_fix(self, pick) -> None:
        self.do(self.window.panels.show_problems)
        found = self.window.panels.problems.widget().findChildren(QPushButton)
        buttons = [button for button in found if button.isVisible()]
        if buttons:
            self.do(buttons[pick % len(buttons)].click)

    @has_nodes
    @rule(pick=PICKS, kind=KINDS, across=SHARES, down=SHARES, chooses=st.booleans())
    def pull_a_wire_into_empty_space(self, pick, kind, across, down, chooses) -> None:
        menu = self.canvas.adder.menu
        start = self.hand.output_of(self.node(pick))
        self.do(self.hand.drag, start, self.place(across, down))
        if menu.isVisible():
            self.do(menu.close)
            if chooses:
                self.do(menu.chosen.emit, kind)

    @has_nodes
    @rule(pick=PICKS, across=SHARES, down=SHARES, all_of_them=st.booleans())
    def carry_a_copy(self, pick, across, down, all_of_them) -> None:
        if all_of_them:
            self.canvas.select_all()
        start = self.canvas.scene.nodes[self.node(pick)].pos()
        if len(self.graph.nodes) < MOST_NODES:
            end = self.place(across, down)
            self.do(lambda: self.hand.drag(start, end, keys=Qt.KeyboardModifier.ControlModifier))

    @has_nodes
    @rule(pick=PICKS, value=st.integers(0, 300), alike=st.booleans())
    def edit_in_place(self, pick, value, alike) -> None:
        node, popup = self.node(pick), self.canvas.popup
        kind = self.graph.block(node).kind()
        names = [name for name in self.graph.nodes if self.graph.block(name).kind() == kind]
        self.canvas.scene.select(names if alike else (node,))
        self.do(self.canvas.edit_in_place, node)
        if popup.isVisible():
            self.do(give, popup.editor, value)
            self.do(popup.close)

    @has_nodes
    @rule(
        picks=st.lists(PICKS, min_size=1, max_size=4),
        verb=st.sampled_from(
            [
                "cut",
                "copy",
                "paste",
                "duplicate",
                "align_row",
                "align_column",
                "distribute_row",
                "distribute_column",
            ]
        ),
    )
    def use_a_verb_on_some(self, picks, verb) -> None:
        self.canvas.scene.select([self.node(pick) for pick in picks])
        if len(self.graph.nodes) < MOST_NODES or verb not in ("paste", "duplicate"):
            self.do(self.window.verbs[verb].trigger)

    @rule(
        verb=st.sampled_from(
            ["undo", "undo", "redo", "tidy", "join", "cut_wires", "make_robust"],
        )
    )
    def use_a_verb(self, verb) -> None:
        self.do(self.window.verbs[verb].trigger)

    @rule(
        key=st.sampled_from([Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down]),
        modifiers=st.sampled_from(
            [
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ControlModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.AltModifier,
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            ]
        ),
    )
    def press_an_arrow_key(self, key, modifiers) -> None:
        self.do(QTest.keyClick, self.canvas.view, key, modifiers)

    @rule(recipe=st.sampled_from([recipe.name for recipe in recipes()]))
    def open_a_recipe(self, recipe) -> None:
        self.do(self.window.files.open_recipe, recipe)
        self.begin()

    @invariant()
    def data_run_in_no_circle(self) -> None:
        assert set(topological(self.graph)) == set(self.graph.nodes)
        ports = [(edge.target, edge.target_port) for edge in self.graph.edges]
        assert len(ports) == len(set(ports))

    @invariant()
    def the_canvas_shows_the_graph(self) -> None:
        scene = self.canvas.scene
        assert scene.graph is self.graph
        assert set(scene.nodes) == set(self.graph.nodes)
        for name, item in scene.nodes.items():
            assert near(item.pos(), scene.groups.home(name))
        assert set(scene.edges) == set(self.graph.edges)
        for edge, item in scene.edges.items():
            assert item.isVisible() is not scene.groups.hides(edge)
            end = scene.nodes[edge.target].input_position(edge.target_port)
            assert near(item.path.currentPosition(), end)
        open_groups = {group.id for group in self.graph.groups if not group.collapsed}
        assert set(scene.groups.frames) == open_groups
        assert {item.note for item in scene.notes.items.values()} == set(self.graph.notes)
        shown = {item for item in scene.items() if item.isVisible()}
        wires = {item for edge, item in scene.edges.items() if not scene.groups.hides(edge)}
        labels = {wire.label for wire in wires if wire.label.isVisible()}
        beside = {*scene.groups.frames.values(), *scene.notes.items.values()}
        assert shown == {*scene.nodes.values(), *wires, *labels, *beside}

    @invariant()
    def the_inspector_shows_what_is_selected(self) -> None:
        panel, selected = self.window.panels.block, self.canvas.scene.selected_nodes()
        assert panel.nodes == selected

    def teardown(self) -> None:
        stack, end = self.session.undo_stack, self.session.project
        index = stack.index()
        stack.setIndex(0)
        assert self.session.project == self.start
        self.the_canvas_shows_the_graph()
        stack.setIndex(stack.count())
        self.the_canvas_shows_the_graph()
        stack.setIndex(index)
        assert self.session.project == end


def give(editor, value: int) -> None:
    """Give an editor some value of its kind, as the mouse does."""
    match editor:
        case BooleanEditor():
            editor.box.toggle()
        case ChoiceEditor():
            editor.box.setCurrentIndex(value % editor.box.count())
        case OptionalEditor() if value % 2 or not editor.number.isEnabled():
            editor.check.click()
        case OptionalEditor():
            give(editor.number, value)
        case IntegerEditor():
            editor.box.setValue(value)
        case RealEditor():
            editor.box.setValue(value / 300)
        case _:
            editor.line.setText(f"{value % 5 + 1}")
            editor.line.editingFinished.emit()


def near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < 0.01
