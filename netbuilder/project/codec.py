"""The project as plain JSON data and back: the same form in recipes, files and the clipboard."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from netbuilder.blocks.catalogue import block_class
from netbuilder.errors import NetBuilderError
from netbuilder.network.graph import Edge, Graph, Group, Node, Note, Point
from netbuilder.network.order import topological
from netbuilder.network.rules import circle, end_refusal
from netbuilder.project.datasets import dataset_info
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.block import Block

SCHEMA: Final = 1
FORMAT: Final = "netbuilder-project"
Json: TypeAlias = dict[str, Any]


class FormatError(NetBuilderError):
    """Data that are not a project of this schema."""


def project_to_json(project: Project) -> Json:
    """Return the project as data for `json.dumps`."""
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "title": project.title,
        "notes": project.notes,
        "dataset": project.dataset,
        "plan": project.plan.model_dump(mode="json"),
        "network": graph_to_json(project.graph),
    }


def graph_to_json(graph: Graph) -> Json:
    """Return the graph with positions as data for `json.dumps`."""
    return {
        "nodes": [_node_to_json(node) for node in graph.nodes.values()],
        "edges": [
            {"from": [edge.source, edge.source_port], "to": [edge.target, edge.target_port]}
            for edge in graph.edges
        ],
        "groups": [
            {"id": g.id, "title": g.title, "nodes": list(g.nodes), "collapsed": g.collapsed}
            for g in graph.groups
        ],
        "notes": [
            {"id": n.id, "text": n.text, "position": list(n.position), "size": list(n.size)}
            for n in graph.notes
        ],
    }


def _node_to_json(node: Node) -> Json:
    return {
        "id": node.id,
        "block": node.block.kind(),
        "settings": node.block.model_dump(mode="json"),
        "position": [node.position.x, node.position.y],
    }


def project_from_json(data: object) -> Project:
    """Return the project that `data`, as read by `json.loads`, holds.

    Raises:
        FormatError: The data are no project, or of a newer schema.
        NetBuilderError: A block, a setting or an edge is not ours or out of range.
    """
    table = _expect(data, dict, _("The project"))
    if table.get("format") != FORMAT:
        raise FormatError(
            _("This is not a NetBuilder project"),
            found=_shown(table.get("format")),
            expected=FORMAT,
            advice=_("Choose a file that NetBuilder has saved."),
        )
    _check_schema(table.get("schema"))
    dataset = dataset_info(_field(table, "dataset", str)).key
    return Project(
        graph=graph_from_json(_field(table, "network", dict)),
        dataset=dataset,
        plan=Plan.read(json.dumps(_field(table, "plan", dict))),
        title=_field(table, "title", str, default=""),
        notes=_field(table, "notes", str, default=""),
    )


def _check_schema(schema: object) -> None:
    if type(schema) is int and 1 <= schema <= SCHEMA:
        return
    newer = type(schema) is int and schema > SCHEMA
    raise FormatError(
        _("The project was made by a newer NetBuilder") if newer else _("The schema version"),
        found=_("schema {schema}").format(schema=_shown(schema)),
        expected=_("a schema from 1 to {schema}").format(schema=SCHEMA),
        advice=_("Update NetBuilder to open it.") if newer else "",
    )


def graph_from_json(data: object) -> Graph:
    """Return the graph that `data` holds, with every edge checked by the editor's own rule.

    Raises:
        NetBuilderError: A node, a setting or an edge cannot be.
    """
    table = _expect(data, dict, _("The network"))
    nodes: dict[str, Node] = {}
    for item in _field(table, "nodes", list):
        node = _node_from_json(item)
        if node.id in nodes:
            raise FormatError(_("The name of a block"), found=_("“{id}” twice").format(id=node.id))
        nodes[node.id] = node
    graph = _with_edges(Graph(nodes), _field(table, "edges", list))
    return replace(
        graph,
        groups=tuple(_group_from_json(item) for item in _field(table, "groups", list, default=[])),
        notes=tuple(_note_from_json(item) for item in _field(table, "notes", list, default=[])),
    )


def _node_from_json(data: object) -> Node:
    table = _expect(data, dict, _("A block"))
    block = block_from_json(_field(table, "block", str), _field(table, "settings", dict))
    name = _field(table, "id", str)
    return Node(name, block, _point(_field(table, "position", list)))


def block_from_json(kind: str, settings: Mapping[str, object]) -> Block:
    """Return the block of this kind with these settings.

    Raises:
        NetBuilderError: The kind is unknown, or a setting cannot be.
    """
    return block_class(kind).read(json.dumps(settings))


def _with_edges(graph: Graph, items: list[object]) -> Graph:
    edges = tuple(_edge_from_json(item) for item in items)
    taken: set[tuple[str, int]] = set()
    for edge in edges:
        why = end_refusal(graph, edge)
        if why is not None:
            raise why
        if (edge.target, edge.target_port) in taken:
            raise FormatError(
                _("The wires"),
                found=_("two wires into one input of “{id}”").format(id=edge.target),
                expected=_("one"),
            )
        taken.add((edge.target, edge.target_port))
    joined = replace(graph, edges=edges)
    ordered = set(topological(joined))
    for edge in edges:
        if edge.source not in ordered:
            raise circle(joined, edge)
    return joined


def _edge_from_json(data: object) -> Edge:
    table = _expect(data, dict, _("A wire"))
    source, source_port = _end(_field(table, "from", list))
    target, target_port = _end(_field(table, "to", list))
    return Edge(source, target, source_port, target_port)


def _end(value: list[object]) -> tuple[str, int]:
    if len(value) == 2 and isinstance(value[0], str) and type(value[1]) is int:
        return value[0], value[1]
    raise FormatError(_("The end of a wire"), found=_shown(value), expected=_("[block, port]"))


def _group_from_json(data: object) -> Group:
    table = _expect(data, dict, _("A group"))
    nodes = _field(table, "nodes", list)
    return Group(
        id=_field(table, "id", str),
        title=_field(table, "title", str),
        nodes=tuple(_expect(name, str, _("A group’s block")) for name in nodes),
        collapsed=_field(table, "collapsed", bool, default=False),
    )


def _note_from_json(data: object) -> Note:
    table = _expect(data, dict, _("A note"))
    size = _point(_field(table, "size", list))
    return Note(
        id=_field(table, "id", str),
        text=_field(table, "text", str),
        position=_point(_field(table, "position", list)),
        size=(size.x, size.y),
    )


_FAR: Final = 1e7
"""Scene units beyond which a position is taken for damage: Qt's scene loses precision there."""


def _point(value: list[object]) -> Point:
    numbers = [
        float(part)
        for part in value
        if isinstance(part, int | float) and not isinstance(part, bool) and abs(part) <= _FAR
    ]
    if len(value) != 2 or len(numbers) != 2 or not all(map(math.isfinite, numbers)):
        raise FormatError(_("A position"), found=_shown(value), expected=_("two numbers, [x, y]"))
    return Point(numbers[0], numbers[1])


def _field(table: Json, name: str, kind: type, *, default: object = None) -> Any:  # noqa: ANN401
    value = table.get(name, default)
    return _expect(value, kind, _("“{name}” in the project").format(name=name))


def _expect(value: object, kind: type, subject: str) -> Any:  # noqa: ANN401
    if type(value) is kind:
        return value
    names = {dict: _("an object"), list: _("a list"), str: _("text"), bool: _("true or false")}
    raise FormatError(subject, found=_shown(value), expected=names[kind])


def _shown(value: object) -> str:
    text = _("nothing") if value is None else json.dumps(value, default=str)
    return text if len(text) <= 40 else text[:37] + "…"
