"""Sticky notes: words beside the blocks, which change nothing that is computed."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from netbuilder.network.graph import Graph, Note, Point

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

LEAST_SIZE = (80.0, 40.0)
LARGEST_SIZE = (1_200.0, 900.0)
LONGEST_TEXT = 5_000


def add_note(graph: Graph, text: str, position: Point) -> tuple[Graph, str]:
    """Stick a note, its top left corner at `position`, and return its id, too."""
    note = within_bounds(Note(new_note_id(graph), text, position))
    return replace(graph, notes=(*graph.notes, note)), note.id


def new_note_id(graph: Graph) -> str:
    """Return an id that no note has yet."""
    taken = {note.id for note in graph.notes}
    return next(name for i in count(1) if (name := f"note-{i}") not in taken)


def remove_notes(graph: Graph, notes: Collection[str]) -> Graph:
    """Take notes away."""
    return replace(graph, notes=tuple(note for note in graph.notes if note.id not in notes))


def write_note(graph: Graph, note: str, text: str) -> Graph:
    """Put other words onto a note."""
    return _with(graph, note, lambda old: within_bounds(replace(old, text=text)))


def move_notes(graph: Graph, places: Mapping[str, Point]) -> Graph:
    """Stick notes to other places; those that are not there are passed over."""
    moved = tuple(
        replace(note, position=places[note.id]) if note.id in places else note
        for note in graph.notes
    )
    return replace(graph, notes=moved)


def resize_note(graph: Graph, note: str, size: tuple[float, float]) -> Graph:
    """Give a note another width and height, within bounds."""
    return _with(graph, note, lambda old: within_bounds(replace(old, size=size)))


def within_bounds(note: Note) -> Note:
    """Return the note no smaller, larger or longer than notes can be."""
    return replace(note, text=note.text[:LONGEST_TEXT], size=bounded(note.size))


def bounded(size: tuple[float, float]) -> tuple[float, float]:
    """Return the width and height that are nearest to `size` and that a note can have."""
    bounds = zip(size, LEAST_SIZE, LARGEST_SIZE, strict=True)
    width, height = (min(max(extent, low), high) for extent, low, high in bounds)
    return width, height


def _with(graph: Graph, note: str, change: Callable[[Note], Note]) -> Graph:
    made = tuple(change(old) if old.id == note else old for old in graph.notes)
    return replace(graph, notes=made)
