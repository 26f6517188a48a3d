from __future__ import annotations

from graph_strategies import blocks, graphs
from hypothesis import given
from pseudo_language import CODE

from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import ShapeError
from netbuilder.network.edit import append, connect, move_nodes, set_block
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.network.shapes import infer_shapes, total_parameters
from netbuilder.words import ENGLISH, use_language


def network(*blocks) -> Graph:
    graph = Graph()
    for block in blocks:
        graph, _name = append(graph, block, Point(0, 0))
    return graph


def test_the_lectures_network_has_its_known_counts():
    graph = network(Input(), Flatten(), Dense(units=500), Dense(units=500), Dense(units=10))
    shapes = infer_shapes(graph)
    assert [s.output for s in shapes.values()] == [(28, 28), (784,), (500,), (500,), (10,)]
    assert [s.parameters for s in shapes.values()] == [0, 0, 392_500, 250_500, 5_010]
    assert total_parameters(graph) == 648_010


def test_what_stands_behind_a_misfit_is_unknown():
    graph = network(Input(shape=(784,)), Conv2D(), Flatten(), Dense())
    _input, conv, flatten, dense = infer_shapes(graph).values()
    assert isinstance(conv.error, ShapeError)
    assert conv.output is flatten.output is dense.output is None
    assert flatten.error is dense.error is None


def test_a_block_with_no_wire_has_no_shape_and_no_error():
    (shapes,) = infer_shapes(network(Dense())).values()
    assert (shapes.inputs, shapes.output, shapes.error, shapes.weights) == ((), None, None, ())


@given(graphs())
def test_inference_follows_the_blocks_own_rule(graph):
    shapes = infer_shapes(graph)
    assert shapes.keys() == graph.nodes.keys()
    for name, known in shapes.items():
        if known.output is not None:
            assert known.output == graph.block(name).output_shape(*known.inputs)
            assert known.weights == graph.block(name).weights(*known.inputs)
            assert all(size >= 1 for size in known.output)


@given(blocks(), blocks())
def test_equal_blocks_share_their_answer_wherever_they_stand(one, other):
    graph = network(Input(shape=(28, 28, 1)), one, other)
    moved = move_nodes(graph, {name: Point(7, 7) for name in graph.nodes})
    for before, behind in zip(
        infer_shapes(graph).values(), infer_shapes(moved).values(), strict=True
    ):
        assert before == behind
        assert before.error is behind.error


def test_the_memo_asks_each_block_only_once(monkeypatch):
    asked = []

    def counted(self, *inputs):
        asked.append(self)
        return (*inputs[0][:-1], self.units)

    monkeypatch.setattr(Dense, "output_shape", counted)
    graph = network(Input(shape=(77,)), Dense(units=3), Dense(units=5))
    infer_shapes(graph)
    infer_shapes(graph)
    assert len(asked) == 2
    infer_shapes(set_block(graph, "dense-2", Dense(units=7)))
    assert asked[2:] == [Dense(units=7)]


def test_a_kept_error_keeps_no_frames_alive():
    graph = network(Input(shape=(784,)), Conv2D(filters=3))
    error = infer_shapes(graph)["conv2d-1"].error
    assert error is not None
    assert error.__traceback__ is None


def test_two_branches_are_both_inferred():
    graph = network(Input(shape=(784,)), Dense(units=3))
    graph = connect(append(graph, Dense(units=4), Point(0, 0))[0], Edge("input-1", "dense-2"))
    shapes = infer_shapes(graph)
    assert (shapes["dense-1"].output, shapes["dense-2"].output) == ((3,), (4,))


def test_a_misfit_known_in_english_is_said_in_the_language_in_use(pseudo_folder):
    graph = network(Input(shape=(784,)), Conv2D())
    _input, in_english = infer_shapes(graph).values()
    use_language(CODE, str(pseudo_folder))
    _input, in_pseudo = infer_shapes(graph).values()
    use_language(ENGLISH)
    assert str(in_pseudo.error) != str(in_english.error)
