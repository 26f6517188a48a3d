"""The fix that stands first is what a teacher would try, and it does fix the problem."""

from __future__ import annotations

import pytest
from projects import GOOD, HERE, SOFTMAX, network, of_kind, project

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction as F
from netbuilder.blocks.add import Add
from netbuilder.blocks.average_pooling2d import AveragePooling2D
from netbuilder.blocks.conv1d import Conv1D
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.depthwise_conv2d import DepthwiseConv2D
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.group_normalization import GroupNormalization
from netbuilder.blocks.input import Input
from netbuilder.blocks.lstm import LSTM
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.zero_padding2d import ZeroPadding2D
from netbuilder.network.edit import add_node, connect
from netbuilder.network.graph import Edge, Graph
from netbuilder.network.problem import Severity
from netbuilder.project.problems import find_problems
from netbuilder.project.project import Project

IMAGE = Input(shape=(28, 28, 1))
NINE = "Set units to 10 and activation to softmax"
BEFORE = "Insert Dense of 10 before the activation"


def with_aside(*blocks, aside):
    return Project(add_node(network(*blocks), aside, HERE)[0])


def unequal_sum():
    """Flatten of 784 and Dense of 128, added."""
    graph = network(Input(), Flatten(), Dense(units=128, activation=F.RELU), Add(), SOFTMAX)
    return Project(connect(graph, Edge("flatten-1", "add-1", 0, 1)))


@pytest.mark.parametrize(
    ("faulty", "kind", "first"),
    [
        (Project(Graph()), "no_input", "Add Input"),
        (project(Input()), "output_shape", "Add Dense of 10"),
        (project(*GOOD[:3]), "output_shape", "Add Dense of 10"),
        (
            project(*GOOD[:3], Dense(units=9, activation=F.SOFTMAX)),
            "output_shape",
            "Set units to 10",
        ),
        (project(Input(), SOFTMAX), "output_shape", "Insert Flatten"),
        (
            project(Input(), Dense(units=9, activation=F.SOFTMAX)),
            "output_shape",
            "Insert Flatten and set units to 10",
        ),
        (project(IMAGE, Flatten()), "output_shape", "Add Dense of 10"),
        (project(*GOOD[:3], Dense(units=9)), "output_shape", NINE),
        (project(Input(), Flatten(), Activation(activation=F.SOFTMAX)), "output_shape", BEFORE),
        (with_aside(*GOOD, aside=Dropout()), "aside", "Delete Dropout"),
        (with_aside(*GOOD, aside=Dense(units=64)), "aside", "Delete Dense 64"),
        (with_aside(*GOOD[:3], aside=SOFTMAX), "aside", "Connect Dense 10 after the last block"),
        (with_aside(*GOOD[:3], aside=Conv2D()), "aside", "Delete Conv2D"),
        (project(*GOOD[:3], Add(), SOFTMAX), "missing_input", "Delete Add"),
        (project(IMAGE, Conv2D(kernel_size=(40, 40))), "misfit", "Set kernel to 3×3"),
        (project(Input(), Conv1D(kernel_size=40)), "misfit", "Set kernel to 3"),
        (project(IMAGE, MaxPooling2D(pool_size=(30, 30))), "misfit", "Set pool size to 2×2"),
        (project(IMAGE, AveragePooling2D(pool_size=(30, 30))), "misfit", "Set pool size to 2×2"),
        (
            project(Input(shape=(2, 392, 1)), Conv2D(kernel_size=(5, 5))),
            "misfit",
            "Set padding to “same”",
        ),
        (
            project(IMAGE, Conv2D(strides=(2, 2), dilation_rate=(2, 2))),
            "misfit",
            "Set strides to 1×1",
        ),
        (project(IMAGE, DepthwiseConv2D(strides=(2, 1))), "misfit", "Set strides to 1×1"),
        (project(Input(), Conv2D()), "misfit", "Add a channel axis to the Input"),
        (project(Input(), Reshape(target_shape=(7, 7))), "misfit", "Set shape to 784"),
        (project(Input(), GroupNormalization(groups=32)), "misfit", "Set groups to 4"),
        (unequal_sum(), "misfit", "Insert Dense of 784 into the smaller branch"),
    ],
)
def test_the_first_fix_is_the_likely_wish_and_fixes_it(faulty, kind, first):
    problem = of_kind(faulty, kind)
    assert problem.fix.title == first
    fixed = problem.fix.apply(faulty)
    left = find_problems(fixed)
    assert (kind, problem.node) not in {(p.kind, p.node) for p in left}
    before = {(p.kind, p.node) for p in find_problems(faulty)}
    new = {(p.kind, p.node) for p in left if p.severity is Severity.ERROR} - before
    assert not new


def test_a_block_is_in_grey_only_while_the_network_needs_more():
    begun = with_aside(*GOOD[:3], aside=SOFTMAX)
    assert of_kind(begun, "aside").severity is Severity.UNFINISHED
    complete = with_aside(*GOOD, aside=Dropout())
    assert of_kind(complete, "aside").severity is Severity.WARNING


def test_a_chain_is_connected_at_its_beginning():
    graph, first = add_node(network(*GOOD[:2]), Dense(units=50, activation=F.RELU), HERE)
    graph, second = add_node(graph, SOFTMAX, HERE)
    chained = Project(connect(graph, Edge(first, second)))
    for problem in [p for p in find_problems(chained) if p.kind == "aside"]:
        assert problem.fix.apply(chained).graph.incoming(first) == (Edge("flatten-1", first),)


@pytest.mark.parametrize(
    "faulty",
    [
        project(Input(), SOFTMAX),
        project(*GOOD[:3], Dense(units=9, activation=F.SOFTMAX)),
        project(*GOOD[:3], Dense(units=9), Activation(activation=F.SOFTMAX)),
    ],
)
def test_no_layer_is_added_behind_probabilities(faulty):
    (fix,) = of_kind(faulty, "output_shape").fixes
    fixed = fix.apply(faulty)
    assert [p.kind for p in find_problems(fixed)] == []
    added = set(fixed.graph.nodes) - set(faulty.graph.nodes)
    assert not any(isinstance(fixed.graph.block(name), Dense) for name in added)


def test_each_of_the_other_fixes_works_too():
    hidden = project(*GOOD[:3])
    problem = of_kind(hidden, "output_shape")
    assert [fix.title for fix in problem.fixes] == ["Add Dense of 10", NINE]
    for fix in problem.fixes:
        assert "output_shape" not in {p.kind for p in find_problems(fix.apply(hidden))}
    wide = project(IMAGE, Conv2D(kernel_size=(40, 40)), Flatten(), SOFTMAX)
    for fix in of_kind(wide, "misfit").fixes:
        assert find_problems(fix.apply(wide)) == ()


@pytest.mark.parametrize(
    "blocks",
    [
        (Input(), Flatten(), ZeroPadding2D(padding=(500, 500)), Dense(), Reshape()),
        (IMAGE, Dense(units=100_000), Reshape(target_shape=(28, 28))),
        (IMAGE, Dense(units=100_000), Flatten(), Conv2D()),
        (IMAGE, Dense(units=100_000), LSTM(units=3)),
    ],
)
def test_no_fix_asks_for_a_setting_out_of_its_range(blocks):
    """Sizes that are computed may be larger than a block can have."""
    faulty = project(*blocks)
    for problem in find_problems(faulty):
        for fix in problem.fixes:
            assert fix.apply(faulty) != faulty


def test_branches_too_large_for_a_layer_have_no_fix_that_cannot_be():
    graph = network(IMAGE, Dense(units=100_000), Add(), Flatten(), SOFTMAX)
    graph, flat = add_node(graph, Flatten(), HERE)
    graph = connect(connect(graph, Edge("dense-1", flat)), Edge(flat, "add-1", 0, 1))
    faulty = Project(graph)
    for fix in of_kind(faulty, "misfit").fixes:
        assert fix.apply(faulty) != faulty


def test_the_input_keeps_its_shape_where_another_branch_needs_it():
    graph, convolution = add_node(network(Input(), LSTM(units=8)), Conv2D(), HERE)
    faulty = Project(connect(graph, Edge("input-1", convolution)))
    assert of_kind(faulty, "misfit").fix.title == "Insert Reshape to 28×28×1"
