from __future__ import annotations

import pytest

from netbuilder import resources
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.errors import NetBuilderError
from netbuilder.files.json_text import write_json
from netbuilder.files.recipes import load_recipe, recipe_names, recipes
from netbuilder.network.layout import COLUMN, tidy
from netbuilder.network.order import active, input_nodes
from netbuilder.network.shapes import total_parameters
from netbuilder.project.codec import project_to_json
from netbuilder.project.plan import Loss, OptimizerName
from netbuilder.project.problems import errors_of, find_problems


def kinds(name: str) -> list[str]:
    graph = load_recipe(name).graph
    return [graph.block(node).summary() or graph.block(node).kind() for node in active(graph)]


def test_they_come_in_the_order_in_which_they_teach():
    assert recipe_names() == (
        "lecture-sigmoid",
        "lecture-cross-entropy",
        "lecture-relu",
        "lecture-dropout",
        "lecture-dropout-half",
        "dropout-ensemble",
        "vanishing-gradient",
        "vanishing-gradient-cured",
        "leaky-relu",
        "prelu",
        "deep-thin",
        "wide-shallow",
        "digits-cnn",
        "robust-cnn",
        "residual-cnn",
        "lstm-rows",
    )


@pytest.mark.parametrize("info", recipes(), ids=lambda info: info.name)
def test_each_is_ready_to_train_and_says_what_to_look_out_for(info):
    project = load_recipe(info.name)

    assert errors_of(project) == ()
    shown_on_purpose = {
        "lecture-sigmoid": ["slow_loss"],
        "lecture-dropout": ["strong_dropout"] * 2,
        "vanishing-gradient": ["vanishing"],
    }
    told = [problem.kind for problem in find_problems(project)]
    assert told == shown_on_purpose.get(info.name, [])
    assert info.title
    assert info.notes.endswith(".")
    assert info.notes.count(". ") == 1


@pytest.mark.parametrize("name", recipe_names())
def test_each_stands_tidy_from_left_to_right(name: str):
    graph = load_recipe(name).graph
    places = [graph.nodes[node].position for node in active(graph)]

    assert active(graph)[0] == input_nodes(graph)[0]
    assert tidy(graph) == graph
    if all(len(graph.outgoing(node)) < 2 for node in graph.nodes):
        rows = sorted({place.y for place in places})
        assert len(rows) == 1 or len(places) > 10
        assert places == sorted(places, key=lambda place: (place.y, place.x))
        assert max(place.x for place in places) <= 9 * COLUMN


def test_deep_and_wide_have_as_many_parameters():
    deep, wide = (total_parameters(load_recipe(n).graph) for n in ("deep-thin", "wide-shallow"))
    assert abs(deep - wide) < 0.01 * deep


@pytest.mark.parametrize("name", recipe_names())
def test_each_is_written_as_a_project_is(name: str):
    text = resources.path("recipes", f"{name}.json").read_text(encoding="utf-8")

    assert write_json(project_to_json(load_recipe(name))) == text


def test_the_lectures_own_network():
    project = load_recipe("lecture-sigmoid")

    hidden = ["500", "sigmoid"]
    assert kinds("lecture-sigmoid") == ["28×28", "Flatten", *hidden, *hidden, "10", "softmax"]
    assert total_parameters(project.graph) == 648_010
    assert project.plan.loss is Loss.MSE
    assert project.plan.optimizer is OptimizerName.SGD
    assert (project.plan.learning_rate, project.plan.batch_size) == (0.1, 100)
    assert project.plan.epochs == 20


def test_cross_entropy_differs_in_nothing_but_its_loss():
    one, other = load_recipe("lecture-sigmoid"), load_recipe("lecture-cross-entropy")

    assert one.graph == other.graph
    assert one.plan.with_settings(loss=Loss.CATEGORICAL_CROSSENTROPY) == other.plan


@pytest.mark.parametrize(
    ("name", "rate"), [("lecture-dropout", 0.8), ("lecture-dropout-half", 0.5)]
)
def test_dropout_stands_behind_each_hidden_layer(name: str, rate: float):
    hidden = ["500", ActivationFunction.RELU, f"{rate:g}"]

    assert kinds(name) == ["28×28", "Flatten", *hidden, *hidden, "10", "softmax"]


def test_an_unknown_recipe_names_those_there_are():
    with pytest.raises(NetBuilderError, match="lecture-relu"):
        load_recipe("lecture-magic")
