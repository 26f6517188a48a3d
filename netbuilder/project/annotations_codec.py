"""Groups and notes of a graph as plain JSON data and back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.network.graph import Graph, Group, Note
from netbuilder.network.notes import within_bounds
from netbuilder.project.fields import FormatError, Json, expect, field, point
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable


def annotations_to_json(graph: Graph) -> Json:
    """Return groups and notes as data for `json.dumps`."""
    return {
        "groups": [
            {"id": g.id, "title": g.title, "nodes": list(g.nodes), "collapsed": g.collapsed}
            for g in graph.groups
        ],
        "notes": [
            {"id": n.id, "text": n.text, "position": list(n.position), "size": list(n.size)}
            for n in graph.notes
        ],
    }


def with_annotations(graph: Graph, table: Json) -> Graph:
    """Return the graph with the groups and notes that `table` holds; files may lack both.

    Raises:
        FormatError: A group's block is not there or in two groups, or an id is used twice.
    """
    groups = [_group(item, graph) for item in field(table, "groups", list, default=[])]
    notes = [_note(item) for item in field(table, "notes", list, default=[])]
    _refuse_twice(_("A group’s name"), (group.id for group in groups))
    _refuse_twice(_("A group’s block"), (name for group in groups for name in group.nodes))
    _refuse_twice(_("A note’s name"), (note.id for note in notes))
    return replace(graph, groups=tuple(g for g in groups if g.nodes), notes=tuple(notes))


def _refuse_twice(subject: str, names: Iterable[str]) -> None:
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        raise FormatError(subject, found=_("“{id}” twice").format(id=twice[:60]))


def _group(data: object, graph: Graph) -> Group:
    table = expect(data, dict, _("A group"))
    nodes = tuple(expect(name, str, _("A group’s block")) for name in field(table, "nodes", list))
    lost = next((name for name in nodes if name not in graph.nodes), None)
    if lost is not None:
        raise FormatError(_("A group’s block"), found=_("no block “{id}”").format(id=lost[:60]))
    return Group(
        id=field(table, "id", str),
        title=field(table, "title", str),
        nodes=nodes,
        collapsed=field(table, "collapsed", bool, default=False),
    )


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
