"""Description of the network on the canvas to screen readers: block by block along the wires."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAccessible

from netbuilder.network.naming import block_name
from netbuilder.network.order import topological
from netbuilder.ui.canvas.commands.wire_words import wire_name
from netbuilder.ui.widgets.accessible.description import Description, Part
from netbuilder.ui.widgets.announcement import announce
from netbuilder.words import _, counted, listed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from PySide6.QtWidgets import QGraphicsItem, QGraphicsView

    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.scene import GraphScene


class Spot(NamedTuple):
    """A block, or a collapsed group under its lead; or a note."""

    name: str
    is_note: bool = False


class NetworkDescription(Description):
    """The canvas as a list: blocks in the order of the data's way, then notes."""

    def __init__(self, view: QGraphicsView, scene: GraphScene) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view, self._scene = view, scene
        self._order: tuple[object, tuple[Spot, ...]] = (None, ())
        self._selected: frozenset[Spot] = frozenset()
        self._current: Spot | None = None

    def part_keys(self) -> Sequence[Spot]:
        """Return blocks and notes; of a collapsed group, its lead alone."""
        graph = self._scene.graph
        if self._order[0] is not graph:
            self._order = graph, self._in_order()
        return self._order[1]

    def part(self, key: Hashable) -> Part | None:
        """Return what a block or a note says, where its wires lead, and how to fix it."""
        scene = self._scene
        if not isinstance(key, Spot):
            return None
        if key.is_note:
            note = scene.notes.items.get(key.name)
            if note is None:
                return None
            name = _("Note: {text}").format(text=note.note.text)
            return self._part(note, name, role=QAccessible.Role.Note)
        item = scene.nodes.get(key.name)
        if item is None:
            return None
        advice = item.face.tooltip if item.face.problems else ""
        words = "\n".join(filter(None, (self._wires(key.name), advice)))
        return self._part(item, item.face.words(), words=words)

    def current(self) -> Spot | None:
        """Return what was selected last, if it is still there."""
        return self._current if self._current in self._selected else None

    def words(self) -> str:
        """Return how much is on the canvas, and how to get on."""
        count, selected = len(self._scene.stands()), len(self._selected)
        if not self.part_keys():
            return _("Empty. Space adds a block.")
        blocks = counted("{count} block", "{count} blocks", count)
        if selected > 1:
            blocks = listed((blocks, counted("{count} selected", "{count} selected", selected)))
        return _("{blocks}. Arrow keys lead from block to block, Space adds one.").format(
            blocks=blocks
        )

    def follow_selection(self, nodes: Iterable[NodeId]) -> None:
        """Take note of another selection; what is new in it is the current part, and said.

        Parts are not put in order for it, as that takes long in a large network.
        """
        groups, notes = self._scene.groups.collapsed, self._scene.notes.items
        selected = [
            *(Spot(name) for name in nodes if name not in groups or groups[name].lead == name),
            *(Spot(name, is_note=True) for name, note in notes.items() if note.isSelected()),
        ]
        new = [spot for spot in selected if spot not in self._selected]
        self._selected = frozenset(selected)
        if new or self.current() is None:
            self._current = next(iter((*new, *selected)), None)
        if self.widget.hasFocus():
            self._say_selection(new)

    def _say_selection(self, new: list[Spot]) -> None:
        """Say the one block that is new, the number of several, or the wire."""
        wires = self._scene.selected_edges()
        if len(new) > 1:
            count = len(self._selected)
            announce(self.widget, counted("{count} selected", "{count} selected", count))
        elif wires and not self._selected:
            name = wire_name(self._scene.graph, wires[0])
            announce(self.widget, _("Wire: {wire}").format(wire=name))
        else:
            self.tell_current()

    def _in_order(self) -> tuple[Spot, ...]:
        stands = self._scene.stands()
        ordered = [name for name in topological(self._scene.graph) if name in stands]
        left_out = stands.keys() - set(ordered)
        blocks = (*ordered, *(name for name in stands if name in left_out))
        notes = self._scene.notes.items
        return (*map(Spot, blocks), *(Spot(name, is_note=True) for name in notes))

    def _part(
        self,
        item: QGraphicsItem,
        name: str,
        *,
        words: str = "",
        role: QAccessible.Role = QAccessible.Role.ListItem,
    ) -> Part:
        rect = self._view.mapFromScene(item.sceneBoundingRect()).boundingRect()
        rect.translate(self._view.viewport().pos())
        return Part(name, rect, words=words, role=role, is_selected=item.isSelected())

    def _wires(self, node: NodeId) -> str:
        """Return the blocks that a block takes from, and those that take from it."""
        graph, owner = self._scene.graph, self._scene.groups.collapsed.get(node)
        inside = {node} if owner is None else set(owner.group.nodes)
        before = [e.source for name in inside for e in graph.incoming(name)]
        behind = [e.target for name in inside for e in graph.outgoing(name)]
        said = []
        for pattern, ends in ((_("from {blocks}"), before), (_("to {blocks}"), behind)):
            names = [block_name(graph, end) for end in ends if end not in inside]
            if names:
                said.append(pattern.format(blocks=listed(names)))
        return "; ".join(said) or _("not connected")
