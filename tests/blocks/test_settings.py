from __future__ import annotations

import json

import pytest
from graph_strategies import blocks, settings_of
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.input import Input
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.blocks.settings import SettingError, SettingKind
from netbuilder.project.plan import OptimizerName, Plan, Schedule

EVERY_CLASS = [*catalogue().values(), Plan]


@pytest.mark.parametrize(
    ("value", "changes", "sentence"),
    [
        (Dense(), {"units": 0}, "Units of Dense: found 0, expected a whole number from 1 to 1,000"),
        (Dense(), {"units": -1}, "Units of Dense: found -1, expected a whole number from 1 to"),
        (Dense(), {"units": 10**9}, "Units of Dense: found 1000000000, expected a whole number fr"),
        (Dense(), {"units": 1.5}, "Units of Dense: found 1.5, expected a whole number from 1 to 1"),
        (Dense(), {"units": "many"}, "Units of Dense: found 'many', expected a whole number from"),
        (Dense(), {"units": "12"}, "Units of Dense: found '12', expected a whole number from 1 t"),
        (Dense(), {"units": True}, "Units of Dense: found True, expected a whole number from 1 t"),
        (Dense(), {"units": None}, "Units of Dense: found None, expected a whole number from 1 t"),
        (Dense(), {"units": 10**5000}, "Units of Dense: found a number with thousands of digits"),
        (Dense(), {"use_bias": 1}, "Bias of Dense: found 1, expected yes or no."),
        (
            Dense(),
            {"activation": "glu"},
            "Activation of Dense: found 'glu', expected one of gelu, elu, relu or 25 more",
        ),
        (Dense(), {"size": 3}, "The settings of Dense: found the unknown setting “size”, expected"),
        (Dropout(), {"rate": 1.1}, "Rate of Dropout: found 1.1, expected a number from 0 to 1."),
        (Dropout(), {"rate": float("nan")}, "Rate of Dropout: found nan, expected a number from"),
        (Dropout(), {"rate": float("inf")}, "Rate of Dropout: found inf, expected a number from"),
        (Input(), {"shape": ()}, "Shape of Input: found (), expected one to three whole numbers"),
        (Input(), {"shape": (1, 2, 3, 4)}, "Shape of Input: found (1, 2, 3, 4), expected one to t"),
        (Input(), {"shape": (28, 0)}, "Shape of Input: found"),
        (Conv2D(), {"kernel_size": (3,)}, "Kernel size of Conv2D: found"),
        (Conv2D(), {"kernel_size": (0, 3)}, "Kernel size of Conv2D: found 0, expected two whole n"),
        (Plan(), {"learning_rate": 0.0}, "Learning rate of the training plan: found 0.0, expected"),
        (Plan(), {"validation_split": 1.0}, "Validation split of the training plan: found 1.0, ex"),
        (BatchNormalization(), {"epsilon": 0.0}, "Epsilon of BatchNormalization: found 0.0, expe"),
    ],
)
def test_a_setting_out_of_range_is_told_in_a_sentence(value, changes, sentence):
    with pytest.raises(SettingError) as refused:
        value.with_settings(**changes)
    assert str(refused.value).startswith(sentence)
    assert refused.value.expected


def test_an_open_end_of_a_range_is_told_as_such():
    assert Plan.declared()["learning_rate"].expected() == "a number above 0 and at most 100"
    assert Plan.declared()["validation_split"].expected() == "a number from 0 and below 1"


@given(blocks(), st.data())
def test_changing_a_setting_changes_that_one_alone(block, data):
    names = list(type(block).model_fields)
    if not names:
        return
    other = data.draw(settings_of(type(block)))
    name = data.draw(st.sampled_from(names))
    changed = block.with_settings(**{name: getattr(other, name)})
    assert getattr(changed, name) == getattr(other, name)
    assert all(getattr(changed, n) == getattr(block, n) for n in names if n != name)


@given(blocks())
def test_settings_survive_json(block):
    assert type(block).read(block.model_dump_json()) == block
    assert type(block).read(json.dumps(block.model_dump(mode="json"))) == block


@given(blocks())
def test_equal_blocks_hash_alike(block):
    again = type(block).read(block.model_dump_json())
    assert {block: 1}[again] == 1


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "3", '{"units": 1e999}', '{"units": NaN}'])
def test_text_that_is_no_object_of_settings_is_refused(text):
    with pytest.raises(SettingError):
        Dense.read(text)


@pytest.mark.parametrize("cls", EVERY_CLASS)
def test_every_setting_is_declared_in_full(cls):
    for setting in cls.declared().values():
        assert setting.title
        assert setting.help.endswith(".")
        assert setting.expected()
        assert setting.default == getattr(cls(), setting.name)
        if setting.kind in {SettingKind.INTEGER, SettingKind.REAL}:
            assert setting.minimum is not None
            assert setting.maximum is not None


@pytest.mark.parametrize("cls", EVERY_CLASS)
def test_the_ends_of_every_declared_range_are_what_pydantic_takes(cls):
    """What an editor offers and what the class accepts are the same."""
    for setting in cls.declared().values():
        if setting.kind not in {SettingKind.INTEGER, SettingKind.REAL}:
            continue
        kind = int if setting.kind is SettingKind.INTEGER else float
        for end, excluded in (
            (setting.minimum, setting.exclusive_minimum),
            (setting.maximum, setting.exclusive_maximum),
        ):
            if excluded:
                with pytest.raises(SettingError):
                    cls().with_settings(**{setting.name: kind(end)})
            else:
                cls().with_settings(**{setting.name: kind(end)})
        for beyond in (setting.minimum - 1, setting.maximum + 1):
            with pytest.raises(SettingError):
                cls().with_settings(**{setting.name: kind(beyond)})


def test_a_setting_without_effect_says_so():
    decay = Plan.declared()["weight_decay"]
    assert not decay.matters_in(Plan())
    assert decay.matters_in(Plan().with_settings(optimizer=OptimizerName.ADAMW))
    assert Plan.declared()["epochs"].matters_in(Plan())


def test_optional_settings_take_none():
    assert MaxPooling2D.declared()["strides"].optional
    assert MaxPooling2D().with_settings(strides=None).strides is None


def test_old_files_are_read_by_the_names_that_settings_had():
    old = '{"validation_share": 0.2, "hand_versions": 1, "drawing_repeats": 3, "rate_plan": "step"}'
    wanted = Plan(
        validation_split=0.2, augmented_copies=1, drawing_copies=3, schedule=Schedule.STEP
    )
    assert Plan.read(old) == wanted


def test_a_setting_cannot_be_given_under_both_its_names():
    with pytest.raises(SettingError, match="validation_share"):
        Plan.read('{"validation_share": 0.2, "validation_split": 0.3}')
