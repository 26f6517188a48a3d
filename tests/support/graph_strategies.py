"""Hypothesis strategies for blocks, edits, graphs and projects, made from the catalogue itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.input import Input
from netbuilder.blocks.settings import Setting, SettingKind
from netbuilder.network import edit
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.network.grouping import collapse, group_nodes, groups_of, ungroup
from netbuilder.network.notes import add_note, remove_notes, resize_note
from netbuilder.network.repeating import repeat
from netbuilder.network.rules import EditError
from netbuilder.project.my_drawings import PIXELS, MyDrawing
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.settings import Settings

DATA_SHAPES = ((28, 28), (28, 28, 1), (784,), (14, 56), (5,), (2, 3, 4))
places = st.builds(Point, *[st.integers(-999, 999).map(float)] * 2)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
sizes = st.tuples(st.floats(1, 500), st.floats(1, 500))


def _values_of(setting: Setting) -> st.SearchStrategy:
    low, high = int(setting.minimum or 0), int(setting.maximum or 0)
    small = st.integers(max(low, min(1, high)), max(low, min(12, high)))
    match setting.kind:
        case SettingKind.BOOLEAN:
            values = st.booleans()
        case SettingKind.CHOICE:
            values = st.sampled_from(list(setting.choices))
        case SettingKind.PAIR:
            values = st.tuples(st.integers(1, 6), st.integers(1, 6))
        case SettingKind.SHAPE:
            values = st.sampled_from(DATA_SHAPES)
        case SettingKind.INTEGER:
            values = small | st.integers(low, high)
            values = values | st.just(10) if low <= 10 <= high else values
        case SettingKind.NUMBERS:
            reals = st.floats(setting.minimum, setting.maximum)
            values = st.lists(reals, max_size=12).map(tuple)
        case SettingKind.REAL:
            values = st.floats(
                setting.minimum,
                setting.maximum,
                exclude_min=setting.exclusive_minimum,
                exclude_max=setting.exclusive_maximum,
            )
    return st.none() | values if setting.optional else values


def settings_of(cls: type[Settings]) -> st.SearchStrategy:
    """Values of `cls`, each setting somewhere in its declared range."""
    return st.builds(cls, **{name: _values_of(s) for name, s in cls.declared().items()})


def blocks() -> st.SearchStrategy[Block]:
    """Blocks of every kind in the catalogue."""
    return st.one_of([settings_of(cls) for cls in catalogue().values()])


@dataclass(frozen=True)
class Edit:
    """An edit whose operands are numbers, so that it can be tried on any graph."""

    name: str
    numbers: tuple[int, int, int]
    block: Block
    place: Point

    def __call__(self, graph: Graph) -> Graph:
        return _EDITS[self.name](graph, self)

    def node(self, graph: Graph, which: int) -> str:
        return tuple(graph.nodes)[self.numbers[which] % len(graph.nodes)]

    def wire(self, graph: Graph) -> Edge:
        return graph.edges[self.numbers[2] % len(graph.edges)]

    def new_wire(self, graph: Graph) -> Edge:
        return Edge(self.node(graph, 0), self.node(graph, 1))


def _remove(graph: Graph, step: Edit) -> Graph:
    return edit.remove_nodes(graph, {step.node(graph, 0), step.node(graph, 1)})


def _collapsed(graph: Graph, step: Edit) -> Graph:
    groups = [group.id for group in groups_of(graph, [step.node(graph, 0)])]
    return collapse(graph, groups, collapsed=step.numbers[1] % 2 == 0)


def _group(graph: Graph, step: Edit) -> Graph:
    members = {step.node(graph, 0), step.node(graph, 1), step.node(graph, 2)}
    return group_nodes(graph, members, title=step.name)


def _repeat(graph: Graph, step: Edit) -> Graph:
    nodes = {step.node(graph, 0), step.node(graph, 1)}
    return repeat(graph, nodes, times=1 + step.numbers[2] % 3)[0]


_EDITS: dict[str, Callable[[Graph, Edit], Graph]] = {
    "add": lambda graph, step: edit.add_node(graph, step.block, step.place)[0],
    "append": lambda graph, step: edit.append(graph, step.block, step.place)[0],
    "connect": lambda graph, step: edit.connect(graph, step.new_wire(graph)),
    "disconnect": lambda graph, step: edit.disconnect(graph, [step.wire(graph)]),
    "reroute": lambda graph, step: edit.reroute(graph, step.wire(graph), step.new_wire(graph)),
    "insert": lambda graph, step: edit.insert_on_edge(
        graph, step.wire(graph), step.block, step.place
    )[0],
    "onto": lambda graph, step: edit.move_onto_edge(graph, step.node(graph, 0), step.wire(graph)),
    "move": lambda graph, step: edit.move_nodes(graph, {step.node(graph, 0): step.place}),
    "set": lambda graph, step: edit.set_block(graph, step.node(graph, 0), step.block),
    "remove": _remove,
    "group": _group,
    "ungroup": lambda graph, step: ungroup(graph, [f"group-{step.numbers[0] % 3}"]),
    "collapse": _collapsed,
    "repeat": _repeat,
    "note": lambda graph, step: add_note(graph, step.name, step.place)[0],
    "unstick": lambda graph, step: remove_notes(graph, [f"note-{step.numbers[0] % 3}"]),
}
_NEEDS_NODES = {"connect", "move", "set", "remove", "group", "collapse", "repeat"}
_NEEDS_WIRES = {"disconnect", "reroute", "insert", "onto"}


def edits() -> st.SearchStrategy[Edit]:
    """One edit of any kind; half of them build, so that graphs grow."""
    names = st.sampled_from(["append", "add", "connect"]) | st.sampled_from(sorted(_EDITS))
    numbers = st.tuples(*[st.integers(0, 30)] * 3)
    return st.builds(Edit, names, numbers, blocks(), places)


def tried(graph: Graph, step: Edit) -> Graph:
    """Return the graph after `step`, or the same one where the editor refuses."""
    if step.name in _NEEDS_NODES and not graph.nodes:
        return graph
    if step.name in _NEEDS_WIRES and not graph.edges:
        return graph
    try:
        return step(graph)
    except EditError:
        return graph


def after(graph: Graph, steps: list[Edit]) -> Graph:
    """Return the graph after all `steps`."""
    for step in steps:
        graph = tried(graph, step)
    return graph


@st.composite
def graphs(draw: st.DrawFn, *, max_edits: int = 12) -> Graph:
    """Graphs that edits have made, mostly with an Input first, as people make them."""
    start = Graph()
    if draw(st.integers(0, 5)):
        start = edit.add_node(start, Input(shape=draw(st.sampled_from(DATA_SHAPES))), Point(0, 0))[
            0
        ]
    return after(start, draw(st.lists(edits(), max_size=max_edits)))


@st.composite
def annotated_graphs(draw: st.DrawFn) -> Graph:
    """Graphs with groups and notes."""
    graph = draw(graphs())
    for title, collapsed in draw(st.lists(st.tuples(words, st.booleans()), max_size=2)):
        if graph.nodes:
            names = st.sampled_from(sorted(graph.nodes))
            members = draw(st.lists(names, unique=True, min_size=1))
            graph = group_nodes(graph, members, title=title)
            graph = collapse(graph, [graph.groups[-1].id], collapsed=collapsed)
    for text, place, size in draw(st.lists(st.tuples(words, places, sizes), max_size=2)):
        graph, note = add_note(graph, text, place)
        graph = resize_note(graph, note, size)
    return graph


def projects() -> st.SearchStrategy[Project]:
    """Projects over such graphs, with any plan and a few drawings."""
    sheets = st.binary(min_size=PIXELS, max_size=PIXELS)
    drawings = st.lists(st.builds(MyDrawing, st.integers(0, 9), sheets), max_size=2).map(tuple)
    return st.builds(
        Project,
        graph=annotated_graphs(),
        plan=settings_of(Plan),
        title=words,
        notes=words,
        drawings=drawings,
    )
