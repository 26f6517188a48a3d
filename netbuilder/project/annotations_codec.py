"""Groups and notes of a graph as plain JSON data and back."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace
from functools import cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from netbuilder.network.graph import Graph, Group, Note
from netbuilder.network.notes import within_bounds
from netbuilder.project.fields import FormatError, Json, expect, field, point
from netbuilder.project.reading import read
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable


def annotations_to_json(graph: Graph) -> Json:
    """Return groups and notes as data for `json.dumps`."""
    return {
        "groups": [asdict(group) for group in graph.groups],
        "notes": [asdict(note) for note in graph.notes],
    }


def with_annotations(graph: Graph, table: Json) -> Graph:
    """Return the graph with the groups and notes that `table` holds; files may lack both.

    Raises:
        FormatError: A group's block is not there or in two groups, or an id is used twice.
    """
    told = field(table, "groups", list, default=[])
    groups = read(_groups(), told, subject=_("A group")) if told else ()
    notes = [_note(item) for item in field(table, "notes", list, default=[])]
    for name in (name for group in groups for name in group.nodes):
        if name not in graph.nodes:
            raise FormatError(_("A group’s block"), found=_("no block “{id}”").format(id=name[:60]))
    _refuse_twice(_("A group’s name"), (group.id for group in groups))
    _refuse_twice(_("A group’s block"), (name for group in groups for name in group.nodes))
    _refuse_twice(_("A note’s name"), (note.id for note in notes))
    return replace(graph, groups=tuple(g for g in groups if g.nodes), notes=tuple(notes))


def _refuse_twice(subject: str, names: Iterable[str]) -> None:
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        raise FormatError(subject, found=_("“{id}” twice").format(id=twice[:60]))


@cache
def _groups() -> TypeAdapter[tuple[Group, ...]]:
    return TypeAdapter(tuple[Group, ...])


def _note(data: object) -> Note:
    table = expect(data, dict, _("A note"))
    size = point(field(table, "size", list))
    return within_bounds(
        Note(
            id=field(table, "id", str),
            text=field(table, "text", str),
            position=point(field(table, "position", list)),
            size=(size.x, size.y),
        )
    )
