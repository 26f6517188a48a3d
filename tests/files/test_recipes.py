from __future__ import annotations

import json
from pathlib import Path

import pytest

from netbuilder import resources
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import block_class
from netbuilder.errors import NetBuilderError
from netbuilder.files.json_text import write_json
from netbuilder.files.opening import open_path
from netbuilder.files.recipes import (
    load_recipe,
    recipe_names,
    recipe_order,
    recipe_to_json,
    recipes,
)
from netbuilder.network.layout import COLUMN, tidy
from netbuilder.network.order import active, input_nodes
from netbuilder.network.shapes import total_parameters
from netbuilder.project.codec import project_from_json, project_to_json
from netbuilder.project.plan import Loss, OptimizerName, Plan
from netbuilder.project.problems import errors_of, find_problems

SAMPLES = Path(__file__).parent / "samples"


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
        assert len(rows) == 1 or len(places) > 5
        assert places == sorted(places, key=lambda place: (place.y, place.x))
        assert max(place.x for place in places) <= 5 * COLUMN


def test_deep_and_wide_have_as_many_parameters():
    deep, wide = (total_parameters(load_recipe(n).graph) for n in ("deep-thin", "wide-shallow"))
    assert abs(deep - wide) < 0.01 * deep


@pytest.mark.parametrize("name", recipe_names())
def test_each_is_written_as_the_tool_writes_it(name: str):
    text = resources.path("recipes", f"{name}.json").read_text(encoding="utf-8")

    assert write_json(recipe_to_json(load_recipe(name), order=recipe_order(name))) == text


@pytest.mark.parametrize("name", recipe_names())
def test_none_states_a_default(name: str):
    stated = json.loads(resources.path("recipes", f"{name}.json").read_bytes())
    plan, default = stated["plan"], Plan().model_dump(mode="json")

    assert {key: value for key, value in plan.items() if default[key] == value} == {}
    for node in stated["network"]["nodes"]:
        settings = block_class(node["block"])().model_dump(mode="json")
        same = {key for key, value in node.get("settings", {}).items() if settings[key] == value}
        assert same == set(), node["id"]


@pytest.mark.parametrize("name", recipe_names())
def test_one_that_states_everything_is_the_same(name: str):
    project = load_recipe(name)

    assert project_from_json(json.loads(write_json(project_to_json(project)))) == project


def test_a_recipe_of_an_earlier_version_which_states_everything_opens():
    project = open_path(SAMPLES / "full-recipe.json").project

    assert project.title == "The lecture's network with dropout"
    assert project.plan == Plan().with_settings(batch_size=128, epochs=8, weight_decay=0.01)
    dropout = [node.block.rate for node in project.graph.nodes.values() if "dropout" in node.id]
    assert dropout == [0.5, 0.5]


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
