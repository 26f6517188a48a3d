"""An option for each setting of the plan, explained by the plan itself."""

from __future__ import annotations

import pytest
import typer

from netbuilder.commands import program
from netbuilder.commands.plan_options import changed, option_of
from netbuilder.engine import training
from netbuilder.files.opening import open_path
from netbuilder.project.plan import Loss, OptimizerName, Plan, Schedule


def words(error: str) -> str:
    """What an error's box says, on one line."""
    return " ".join(error.replace("│", " ").split())


@pytest.fixture
def parameters():
    found = program.make_command().commands["train"].params
    return {parameter.name: parameter for parameter in found}


def test_every_setting_has_an_option_under_its_heading(parameters):
    for name, setting in Plan.declared().items():
        parameter = parameters[name]
        former = [option_of(setting.former)] if setting.former else []
        assert parameter.opts == [option_of(name), *former]
        assert parameter.help.startswith(setting.help)
        assert parameter.rich_help_panel == setting.section


def test_options_stand_in_the_order_of_the_plan(netbuilder):
    out = netbuilder("train", "--help").out
    places = [out.index(title) for title in ("Objective", "Optimization", "Data", "Safeguards")]
    assert places == sorted(places)
    assert out.index("--early-stopping") < out.index("--patience")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"epochs": "3"}, {"epochs": 3}),
        ({"learning_rate": "3e-4"}, {"learning_rate": 3e-4}),
        ({"loss": "mse"}, {"loss": Loss.MSE}),
        ({"keep_best": True}, {"keep_best": True}),
        ({"shuffle": False}, {"shuffle": False}),
        ({"early_stopping": True, "patience": "2"}, {"early_stopping": True, "patience": 2}),
        (
            {"weight_classes": True, "class_weights": "1, 0.5;2"},
            {"weight_classes": True, "class_weights": (1.0, 0.5, 2.0)},
        ),
        ({"schedule": "cosine"}, {"schedule": Schedule.COSINE}),
    ],
)
def test_values_are_read_as_their_kind(given, expected):
    nothing = dict.fromkeys(Plan.declared())
    assert changed(Plan(), {**nothing, **given}) == Plan(**expected)


def test_the_rate_follows_the_optimizer_unless_it_is_given():
    assert changed(Plan(), {"optimizer": "SGD"}).learning_rate == 0.1
    given = {"learning_rate": "0.001", "optimizer": "SGD"}
    assert changed(Plan(), given) == Plan(optimizer=OptimizerName.SGD, learning_rate=0.001)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("epochs", "many", "found 'many', expected a whole number from 1 to 10,000."),
        ("epochs", "2.5", "found '2.5', expected a whole number"),
        ("epochs", "0", "found 0, expected a whole number from 1 to 10,000."),
        ("learning_rate", "nan", "found nan, expected a number above 0 and at most 100."),
        ("learning_rate", "fast", "found 'fast', expected a number above 0"),
        ("loss", "hinge", "expected one of categorical_hinge, huber"),
        ("seed", "9" * 5000, "Random seed of the training plan: found "),
        ("class_weights", "1,x", "found '1,x', expected numbers from 0 to 1,000."),
    ],
)
def test_what_a_setting_cannot_be_is_refused_in_its_own_words(name, text, expected):
    with pytest.raises(typer.BadParameter, match="training plan") as refused:
        changed(Plan(), {name: text})
    assert expected in str(refused.value)
    assert refused.value.param_hint == option_of(name)


@pytest.mark.parametrize(
    ("name", "switch"),
    [
        ("patience", "--early-stopping"),
        ("clip_norm", "--clip-gradients"),
        ("rate_every", "--schedule is one of step"),
        ("momentum", "--optimizer is one of SGD, RMSprop"),
    ],
)
def test_what_would_have_no_effect_is_refused(name, switch):
    with pytest.raises(typer.BadParameter, match="effect") as refused:
        changed(Plan(), {name: "1"})
    assert switch in str(refused.value)


def test_a_projects_own_switch_counts():
    plan = Plan(early_stopping=True)
    assert changed(plan, {"patience": "9"}).patience == 9


def test_the_command_line_says_so_and_ends_with_2(netbuilder):
    answer = netbuilder("train", "lecture-relu", "--epochs", "many")
    assert (answer.code, answer.out) == (2, "")
    assert "expected a whole number from 1 to 10,000." in words(answer.err)


class ReachedError(Exception):
    """Where the training would begin."""


def test_device_folder_and_file_are_handed_on(netbuilder, good, tmp_path, monkeypatch):
    asked = []

    def note(request, **_rest):
        asked.append(request)
        raise ReachedError

    monkeypatch.setattr(training, "train", note)
    events = tmp_path / "events"
    with pytest.raises(ReachedError):
        program.make_command()(
            ["train", str(good), "--device", "CPU", "--tensorboard", str(events), "--keep-best"],
            standalone_mode=False,
        )
    (request,) = asked
    assert (request.device, request.tensorboard) == ("CPU", events)
    assert request.origin == str(good.resolve())
    assert request.project.plan == open_path(good).project.plan.with_settings(keep_best=True)
