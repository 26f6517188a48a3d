from __future__ import annotations

from graph_strategies import edits, graphs, tried
from hypothesis import given

from netbuilder.network.diff import GraphDiff, diff
from netbuilder.network.graph import Graph


def redrawn(view: Graph, change: GraphDiff, new: Graph) -> Graph:
    """Return what a view shows that follows the diff alone."""
    nodes = {name: node for name, node in view.nodes.items() if name not in change.removed}
    nodes |= {name: new.nodes[name] for name in (*change.added, *change.changed)}
    edges = {*view.edges} - {*change.removed_edges} | {*change.added_edges}
    return Graph(nodes, tuple(sorted(edges)))


@given(graphs(), edits())
def test_a_view_that_follows_the_diff_shows_the_new_graph(graph, step):
    new = tried(graph, step)
    shown = redrawn(graph, diff(graph, new), new)
    assert shown.nodes == new.nodes
    assert set(shown.edges) == set(new.edges)


@given(graphs(), edits())
def test_a_diff_names_nothing_that_stayed(graph, step):
    new = tried(graph, step)
    change = diff(graph, new)
    assert all(graph.nodes[name] != new.nodes[name] for name in change.changed)
    assert not set(change.added) & graph.nodes.keys()
    assert not set(change.removed) & new.nodes.keys()
    assert not set(change.added_edges) & set(graph.edges)
    assert not set(change.removed_edges) & set(new.edges)


@given(graphs())
def test_nothing_lies_between_equal_graphs(graph):
    again = Graph(dict(graph.nodes), graph.edges, graph.groups, graph.notes)
    assert diff(graph, again) == GraphDiff((), (), (), (), ())
