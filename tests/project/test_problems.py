from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from graph_strategies import graphs, projects
from hypothesis import given
from projects import GOOD, HERE, SOFTMAX, kinds, network, only_problem, project, with_fixes

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction as F
from netbuilder.blocks.add import Add
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.conv1d import Conv1D
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.embedding import Embedding
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.blocks.random_zoom import RandomZoom
from netbuilder.blocks.rescaling import Rescaling
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.up_sampling2d import UpSampling2D
from netbuilder.network.edit import add_node, connect
from netbuilder.network.graph import Edge
from netbuilder.network.ground import blocks_and_notes
from netbuilder.network.layout import tidy
from netbuilder.network.problem import Severity
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.plan import Loss
from netbuilder.project.problems import errors_of, find_problems
from netbuilder.project.project import Project


def test_a_network_ready_to_train_has_no_problem():
    assert find_problems(project(*GOOD)) == ()


def test_a_branch_that_leads_nowhere_can_go():
    graph, lost = add_node(network(*GOOD), Dropout(), HERE)
    forked = Project(connect(graph, Edge("flatten-1", lost)))
    problem = only_problem(forked)
    assert (problem.kind, problem.node) == ("several_outputs", lost)
    assert with_fixes(forked, "Delete branch").graph == network(*GOOD)


def test_deleting_a_branch_keeps_what_both_share():
    graph = network(*GOOD)
    graph, one = add_node(graph, Dense(), HERE)
    graph, two = add_node(graph, Dense(), HERE)
    graph = connect(connect(graph, Edge("flatten-1", one)), Edge(one, two))
    assert with_fixes(Project(graph), "Delete branch").graph == network(*GOOD)


def test_a_block_aside_is_a_warning_and_can_be_network():
    graph, aside = add_node(network(*GOOD), Dropout(), HERE)
    problem = only_problem(Project(graph))
    assert (problem.kind, problem.severity, problem.node) == ("aside", Severity.WARNING, aside)
    assert errors_of(Project(graph)) == ()
    joined = with_fixes(Project(graph), "Connect Dropout after the last block").graph
    assert joined.incoming(aside) == (Edge("dense-2", aside),)


def test_a_picture_without_channel_gets_one():
    flat = project(Input(), Conv2D(), Flatten(), SOFTMAX)
    problem = next(p for p in find_problems(flat) if p.kind == "misfit")
    assert (problem.node, problem.found) == ("conv2d-1", "28×28")
    assert find_problems(with_fixes(flat, "Add a channel axis to the Input")) == ()


def test_a_window_larger_than_the_picture_gets_padding():
    large = project(Input(shape=(28, 28, 1)), MaxPooling2D(pool_size=(30, 30)), Flatten(), SOFTMAX)
    problem = next(p for p in find_problems(large) if p.kind == "misfit")
    assert problem.found == "a pool size of 30×30 on an input of 28×28"
    assert find_problems(with_fixes(large, "Set padding to “same”")) == ()


def test_a_convolution_behind_flatten_can_be_placed_before_it():
    late = project(Input(), Flatten(), Conv2D(), Dropout(), MaxPooling2D(), SOFTMAX)
    problem = next(p for p in find_problems(late) if p.kind == "misfit")
    assert problem.advice == (
        "Place this block before Flatten, where the data are images, or insert a Reshape."
    )
    title = "Place Conv2D before Flatten, set the Input’s shape to 28×28×1"
    assert problem.fix.title == title
    fixed = with_fixes(late, title)
    assert find_problems(fixed) == ()
    assert fixed.graph.incoming("flatten-1")[0].source == "maxpooling2d-1"
    assert fixed.graph.incoming("dense-1")[0].source == "flatten-1"


@pytest.mark.parametrize(
    ("wrong", "right"), [((100,), (784,)), ((32, 32), (28, 28)), ((32, 32, 3), (28, 28, 1))]
)
def test_an_input_that_does_not_fit_the_data_gets_their_shape(wrong, right):
    misfit = project(Input(shape=wrong), *GOOD[1:])
    assert only_problem(misfit).kind == "data_shape"
    (fix,) = (p.fix for p in find_problems(misfit))
    assert fix.apply(misfit) == project(Input(shape=right), *GOOD[1:])


@pytest.mark.parametrize("shape", [(784,), (28, 28), (28, 28, 1), (14, 56), (1, 784)])
def test_every_arrangement_of_the_pixels_fits_the_data(shape):
    assert find_problems(project(Input(shape=shape), *GOOD[1:])) == ()


def test_an_answer_of_wrong_length_gets_ten_units():
    wrong = project(Input(), Flatten(), Dense(units=7, activation=F.SOFTMAX))
    assert only_problem(wrong).found == "7"
    assert with_fixes(wrong, "Set units to 10") == project(Input(), Flatten(), SOFTMAX)


def test_the_dense_before_the_last_activation_gets_ten_units():
    softmax = Activation(activation=F.SOFTMAX)
    wrong = project(Input(), Flatten(), Dense(units=7), softmax)
    assert find_problems(with_fixes(wrong, "Set units to 10")) == ()


def test_an_answer_in_rows_gets_flatten_before_the_first_dense():
    rows = project(Input(), Dense(units=50), Dropout(), SOFTMAX)
    rows = replace(rows, graph=tidy(rows.graph))
    flat = with_fixes(rows, "Insert Flatten")
    assert flat.graph.incoming("dense-1")[0].source == "flatten-1"
    assert errors_of(flat) == ()
    boxes = [one.box for one in blocks_and_notes(flat.graph)]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_flatten_is_not_inserted_before_a_convolution():
    deep = project(Input(shape=(28, 28, 1)), Dense(units=2), Conv2D(), Dense(units=30), SOFTMAX)
    flat = with_fixes(deep, "Insert Flatten")
    assert flat.graph.incoming("dense-2")[0].source == "flatten-1"
    assert errors_of(flat) == ()


@pytest.mark.parametrize(
    ("blocks", "needs_flatten"),
    [([Input(), Flatten(), Dense(units=7)], False), ([Input(), Dense(units=10)], True)],
)
def test_flatten_is_advised_where_there_is_something_to_flatten(blocks, needs_flatten):
    found = find_problems(project(*blocks))
    (advice,) = (problem.advice for problem in found if problem.kind == "output_shape")
    assert advice.startswith("End with a Dense layer of 10 units and softmax")
    assert ("Flatten" in advice) is needs_flatten


def test_a_network_without_an_answer_gets_one():
    for blocks in ([Input()], [Input(), Flatten()], [Input(shape=(28, 28, 1)), Conv2D()]):
        unfinished = project(*blocks)
        assert "output_shape" in kinds(unfinished)
        assert find_problems(with_fixes(unfinished, "Add Dense of 10")) == ()


@pytest.mark.parametrize("end", [Dense(units=10), Dense(units=10, activation=F.RELU)])
def test_a_logarithm_of_more_than_probabilities_is_refused(end):
    linear = project(Input(), Flatten(), end)
    problem = only_problem(linear)
    assert problem.kind == "loss_needs_probabilities"
    assert problem.found == f"categorical_crossentropy after {end.activation}"
    assert with_fixes(linear, "Set activation to softmax") == project(Input(), Flatten(), SOFTMAX)


def test_softmax_is_added_behind_a_block_without_activation():
    bare = project(Input(), Flatten(), Dense(units=10), BatchNormalization())
    assert find_problems(with_fixes(bare, "Add softmax")) == ()


@pytest.mark.parametrize("loss", list(Loss))
def test_every_loss_takes_probabilities(loss):
    assert errors_of(project(*GOOD, loss=loss)) == ()


@pytest.mark.parametrize("loss", [Loss.MSE, Loss.MAE, Loss.HUBER, Loss.CATEGORICAL_HINGE])
def test_losses_of_distance_take_a_linear_answer(loss):
    assert find_problems(project(Input(), Flatten(), Dense(units=10), loss=loss)) == ()


def test_what_the_output_layer_fixes_is_told_once():
    begun = project(Input())
    assert kinds(begun) == ["output_shape"]


def test_a_network_without_weights_has_nothing_to_learn():
    whole = MaxPooling2D(pool_size=(28, 28))
    idle = project(Input(shape=(28, 28, 1)), whole, UpSampling2D(size=(2, 5)), Flatten())
    assert "nothing_to_learn" in kinds(idle)
    assert find_problems(with_fixes(idle, "Add Dense of 10")) == ()


@given(projects())
def test_every_problem_speaks_in_full(project):
    for problem in find_problems(project):
        assert problem.title
        assert problem.found
        assert problem.expected
        assert problem.node is None or problem.node in project.graph.nodes
        assert "{" not in problem.sentence()
        assert "\n" not in problem.sentence()


@given(projects())
def test_errors_come_before_warnings(project):
    severities = [problem.severity for problem in find_problems(project)]
    assert severities == sorted(severities)


@pytest.mark.parametrize(
    ("scale", "rows", "found"),
    [(False, 255, True), (False, 256, False), (False, 300, False), (True, 10, False)],
)
@pytest.mark.parametrize("between", [(), (Flatten(),)])
def test_a_table_has_a_row_for_each_grey_value(scale, rows, found, between):
    graph = network(Input(shape=(28, 28), scale=scale), *between, Embedding(input_dim=rows))
    told = [p for p in find_problems(Project(graph)) if p.kind == "short_table"]
    assert bool(told) is found
    for problem in told:
        after = problem.fix.apply(Project(graph)).graph
        assert after.block("embedding-1").input_dim == 256


def test_numbers_that_were_changed_on_their_way_are_not_judged():
    graph = network(Input(shape=(28, 28), scale=False), Rescaling(), Embedding(input_dim=10))
    assert "short_table" not in kinds(Project(graph))


def test_a_kernel_longer_than_its_rows_is_padded():
    graph = network(Input(shape=(28, 28)), Conv1D(kernel_size=40))
    after = with_fixes(Project(graph), "Set padding to “same”").graph
    assert after.block("conv1d-1").padding == "same"
    assert infer_shapes(after)["conv1d-1"].output is not None


@pytest.mark.parametrize(
    ("between", "offers"), [((), True), ((Reshape(target_shape=(28, 28)),), False)]
)
def test_a_channel_is_offered_only_where_it_would_arrive(between, offers):
    graph = network(Input(shape=(28, 28)), *between, RandomZoom())
    (problem,) = (p for p in find_problems(Project(graph)) if p.kind == "misfit")
    titles = [fix.title for fix in problem.fixes]
    assert ("Add a channel axis to the Input" in titles) is offers


@given(projects())
def test_a_fix_takes_its_own_problem_away(project):
    for problem in find_problems(project):
        if problem.fix is not None:
            after = problem.fix.apply(project)
            still = {(p.kind, p.node, p.found) for p in find_problems(after)}
            assert (problem.kind, problem.node, problem.found) not in still
            assert after.plan == project.plan or after.graph is project.graph


@given(graphs())
def test_pressing_fixes_comes_to_an_end(graph):
    project = Project(graph)
    for _press in range(60):
        fixes = [p.fix for p in find_problems(project) if p.fix is not None]
        if not fixes:
            return
        project = fixes[0].apply(project)
    pytest.fail(f"still to fix after 60 presses: {find_problems(project)}")


def test_titles_and_notes_survive_a_fix():
    noted = replace(project(Input()), title="mine", notes="for class")
    fixed = with_fixes(noted, "Add Dense of 10")
    assert (fixed.title, fixed.notes) == ("mine", "for class")


def test_branches_of_another_shape_cannot_be_added():
    graph = network(*GOOD[:3], Add(), SOFTMAX)
    problem = only_problem(Project(connect(graph, Edge("flatten-1", "add-1", 0, 1))))
    assert (problem.kind, problem.found) == ("misfit", "50 and 784")


def test_probabilities_are_no_logits():
    good = project(*GOOD)
    told = replace(good, plan=good.plan.with_settings(from_logits=True))
    problem = only_problem(told)
    assert problem.kind == "not_logits"
    assert "after softmax" in problem.found
    assert find_problems(problem.fix.apply(told)) == ()
