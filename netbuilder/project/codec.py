"""The project as plain JSON data and back: the same form in recipes, files and the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.blocks.catalogue import block_class
from netbuilder.network.graph import Edge, Graph, Node
from netbuilder.network.rules import require_few_enough
from netbuilder.network.wiring import wired
from netbuilder.project.annotations_codec import annotations_to_json, with_annotations
from netbuilder.project.datasets import dataset_info
from netbuilder.project.fields import FormatError as FormatError
from netbuilder.project.fields import Json as Json
from netbuilder.project.fields import NewerSchemaError, expect, field, point, shown, text_of
from netbuilder.project.my_drawings import drawings_from_json, drawings_to_json
from netbuilder.project.plan import Plan
from netbuilder.project.project import IgnoredWarning, Project
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.block import Block

SCHEMA: Final = 2
"""Since 2 the metrics of a run are named; `docs/project-file.md` tells both."""
FORMAT: Final = "netbuilder-project"


def project_to_json(project: Project, *, defaults: bool = True) -> Json:
    """Return the project as data for `json.dumps`.

    Without `defaults`, a setting that has its default value is left out, and so is what is empty:
    the form of recipes. A project file states them all, and so outlives a change of the defaults.
    """
    written: Json = {
        "format": FORMAT,
        "schema": SCHEMA,
        "title": project.title,
        "notes": project.notes,
        "dataset": project.dataset,
        "plan": project.plan.model_dump(mode="json", exclude_defaults=not defaults),
        "network": graph_to_json(project.graph, defaults=defaults),
    }
    if project.ignored:
        written["silenced"] = [list(warning) for warning in project.ignored]
    if project.drawings:
        written["drawings"] = drawings_to_json(project.drawings)
    return written


def graph_to_json(graph: Graph, *, defaults: bool = True) -> Json:
    """Return the graph with positions as data for `json.dumps`; `defaults` as for the project."""
    annotations = annotations_to_json(graph)
    return {
        "nodes": [_node_to_json(node, defaults=defaults) for node in graph.nodes.values()],
        "edges": [
            {"from": [edge.source, edge.source_port], "to": [edge.target, edge.target_port]}
            for edge in graph.edges
        ],
        **{name: values for name, values in annotations.items() if values or defaults},
    }


def _node_to_json(node: Node, *, defaults: bool) -> Json:
    settings = node.block.model_dump(mode="json", exclude_defaults=not defaults)
    return {
        "id": node.id,
        "block": node.block.kind(),
        **({"settings": settings} if settings or defaults else {}),
        "position": [node.position.x, node.position.y],
    }


def project_from_json(data: object) -> Project:
    """Return the project that `data`, as read by `json.loads`, holds.

    Raises:
        NewerSchemaError: A newer NetBuilder wrote them.
        FormatError: The data are no project.
        NetBuilderError: A block, a setting or an edge is not ours or out of range.
    """
    table = expect(data, dict, _("The project"))
    if table.get("format") != FORMAT:
        raise FormatError(
            _("This is not a NetBuilder project"),
            found=shown(table.get("format")),
            expected=FORMAT,
            advice=_("Choose a file that was saved by NetBuilder."),
        )
    _check_schema(table.get("schema"))
    dataset = dataset_info(field(table, "dataset", str)).key
    return Project(
        graph=graph_from_json(field(table, "network", dict)),
        dataset=dataset,
        plan=Plan.read(text_of(field(table, "plan", dict), _("The training plan"))),
        title=field(table, "title", str, default=""),
        notes=field(table, "notes", str, default=""),
        ignored=tuple(map(_ignored_from_json, field(table, "silenced", list, default=[]))),
        drawings=drawings_from_json(table),
    )


def _ignored_from_json(data: object) -> IgnoredWarning:
    words = expect(data, list, _("An ignored warning"))
    if len(words) != 2 or not all(isinstance(word, str) for word in words):
        expected = _("the kind of warning and the block")
        raise FormatError(_("An ignored warning"), found=shown(data), expected=expected)
    return IgnoredWarning(*words)


def _check_schema(schema: object) -> None:
    if type(schema) is int and 1 <= schema <= SCHEMA:
        return
    found = _("schema {schema}").format(schema=shown(schema))
    expected = _("a schema from 1 to {schema}").format(schema=SCHEMA)
    if type(schema) is int and schema > SCHEMA:
        raise NewerSchemaError(
            _("The project comes from a newer version of NetBuilder"),
            found=found,
            expected=expected,
            advice=_("Update NetBuilder to open it."),
        )
    raise FormatError(_("The schema version"), found=found, expected=expected)


def graph_from_json(data: object) -> Graph:
    """Return the graph that `data` holds, with every edge checked by the editor's own rule.

    Raises:
        NetBuilderError: A node, a setting or an edge cannot be.
    """
    table = expect(data, dict, _("The network"))
    nodes: dict[str, Node] = {}
    items = field(table, "nodes", list)
    require_few_enough(len(items))
    for item in items:
        node = _node_from_json(item)
        if node.id in nodes:
            raise FormatError(_("A block’s name"), found=_("“{id}” twice").format(id=node.id))
        nodes[node.id] = node
    edges = map(_edge_from_json, field(table, "edges", list))
    return with_annotations(wired(Graph(nodes), edges), table)


def _node_from_json(data: object) -> Node:
    table = expect(data, dict, _("A block"))
    block = block_from_json(field(table, "block", str), field(table, "settings", dict, default={}))
    name = field(table, "id", str)
    if not name:
        raise FormatError(_("A block’s name"), found=shown(name), expected=_("a name"))
    return Node(name, block, point(field(table, "position", list)))


def block_from_json(kind: str, settings: Mapping[str, object]) -> Block:
    """Return the block of this kind with these settings.

    Raises:
        NetBuilderError: The kind is unknown, or a setting cannot be.
    """
    cls = block_class(kind)
    subject = _("The settings of {block}").format(block=_(cls.subject()))
    return cls.read(text_of(settings, subject))


def _edge_from_json(data: object) -> Edge:
    table = expect(data, dict, _("A wire"))
    source, source_port = _end(field(table, "from", list))
    target, target_port = _end(field(table, "to", list))
    return Edge(source, target, source_port, target_port)


def _end(value: list[object]) -> tuple[str, int]:
    if len(value) == 2 and isinstance(value[0], str) and type(value[1]) is int:
        return value[0], value[1]
    raise FormatError(_("A wire’s end"), found=shown(value), expected=_("[block, port]"))
