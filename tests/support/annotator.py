"""Somebody who also groups blocks and sticks notes."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from person import MOST_NODES, PICKS, SHARES, Person
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

KEYS = st.sampled_from([Qt.Key.Key_Return, Qt.Key.Key_Escape])


class Annotator(Person):
    """Does with groups and notes whatever can be done."""

    has_groups = precondition(lambda self: self.graph.groups)
    has_frames = precondition(lambda self: self.canvas.scene.groups.frames)
    has_notes = precondition(lambda self: self.graph.notes)

    def answer(self, prompt, key) -> None:
        if prompt.isVisible():
            keys = Qt.KeyboardModifier.ControlModifier
            self.do(QTest.keyClick, prompt.editor, key, keys)
        assert not prompt.isVisible()

    def frame(self, pick):
        frames = list(self.canvas.scene.groups.frames.values())
        return frames[pick % len(frames)]

    def note(self, pick):
        notes = list(self.canvas.scene.notes.items.values())
        return notes[pick % len(notes)]

    @Person.has_nodes
    @rule(picks=st.lists(PICKS, min_size=1, max_size=4), key=KEYS)
    def group_some(self, picks, key) -> None:
        self.canvas.scene.select([self.node(pick) for pick in picks])
        self.do(self.window.verbs["group"].trigger)
        self.answer(self.canvas.grouper.prompt, key)

    @has_groups
    @rule(
        pick=PICKS,
        verb=st.sampled_from(["collapse", "collapse", "ungroup", "delete", "rename_group"]),
    )
    def use_a_verb_on_a_group(self, pick, verb) -> None:
        self.canvas.scene.select(self.graph.groups[pick % len(self.graph.groups)].nodes)
        self.do(self.window.verbs[verb].trigger)
        self.answer(self.canvas.grouper.prompt, Qt.Key.Key_Return)

    @has_frames
    @rule(pick=PICKS, across=SHARES, down=SHARES, copy=st.booleans())
    def carry_a_frame_by_its_name(self, pick, across, down, copy) -> None:
        keys = Qt.KeyboardModifier.ControlModifier if copy else Qt.KeyboardModifier.NoModifier
        start = self.frame(pick).strip.center()
        if not copy or len(self.graph.nodes) < MOST_NODES:
            self.do(lambda: self.hand.drag(start, self.place(across, down), keys=keys))

    @has_frames
    @rule(pick=PICKS)
    def click_the_triangle(self, pick) -> None:
        strip = self.frame(pick).strip
        self.do(self.hand.click, QPointF(strip.left() + 8, strip.center().y()))

    @Person.has_nodes
    @rule(pick=PICKS, key=KEYS)
    def enter_a_block(self, pick, key) -> None:
        self.canvas.scene.select((self.node(pick),))
        self.do(QTest.keyClick, self.canvas.view, Qt.Key.Key_Return)
        self.answer(self.canvas.grouper.prompt, key)
        self.canvas.popup.close()

    @Person.has_nodes
    @rule(picks=st.lists(PICKS, min_size=1, max_size=2), times=st.integers(2, 4))
    def repeat_some(self, picks, times) -> None:
        if len(self.graph.nodes) > MOST_NODES // 2:
            return
        self.canvas.scene.select([self.node(pick) for pick in picks])
        self.do(self.window.verbs["repeat"].trigger)
        prompt = self.canvas.grouper.prompt
        if prompt.isVisible():
            prompt.editor.setValue(times)
            self.answer(prompt, Qt.Key.Key_Return)

    @rule(text=st.text(max_size=5), key=KEYS)
    def stick_a_note(self, text, key) -> None:
        self.do(self.window.verbs["add_note"].trigger)
        prompt = self.canvas.noter.prompt
        prompt.editor.setPlainText(text)
        self.answer(prompt, key)

    @has_notes
    @rule(pick=PICKS, across=SHARES, down=SHARES, by_the_corner=st.booleans())
    def drag_a_note(self, pick, across, down, by_the_corner) -> None:
        item = self.note(pick)
        corner = item.rect.bottomRight() - QPointF(4, 4)
        start = item.pos() + (corner if by_the_corner else item.rect.center())
        self.do(self.hand.drag, start, self.place(across, down))

    @has_notes
    @rule(pick=PICKS, verb=st.sampled_from(["delete", "cut", "copy", "paste", "duplicate"]))
    def use_a_verb_on_a_note(self, pick, verb) -> None:
        if len(self.graph.nodes) + len(self.graph.notes) < MOST_NODES:
            self.canvas.scene.select_note(self.note(pick).note.id)
            self.do(self.window.verbs[verb].trigger)
