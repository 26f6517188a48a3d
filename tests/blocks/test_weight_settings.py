"""How weights begin and what they cost, in our words and in Keras's."""

from __future__ import annotations

import pytest

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.keras_config import KerasConfig
from netbuilder.blocks.weight_settings import Initializer, read_weight_settings, with_regularizers

FIELDS = frozenset({"kernel_initializer", "kernel_l1", "kernel_l2"})


def regularizer(name, **costs):
    return {"module": "keras.regularizers", "class_name": name, "config": costs}


def test_penalties_of_nothing_are_no_regularizer():
    assert Dense().keras_config().arguments["kernel_regularizer"] is None
    assert with_regularizers({"kernel_l1": 0.0, "kernel_l2": 0.5}) == {
        "kernel_regularizer": KerasConfig("L1L2", {"l1": 0.0, "l2": 0.5})
    }


@pytest.mark.parametrize(
    ("written", "penalties"),
    [
        (None, (0.0, 0.0)),
        (regularizer("L1", l1=0.1), (0.1, 0.0)),
        (regularizer("L2", l2=0.2), (0.0, 0.2)),
        (regularizer("L1L2", l1=0.1, l2=0.2), (0.1, 0.2)),
    ],
)
def test_what_keras_writes_of_penalties_is_read(written, penalties):
    read = read_weight_settings({"kernel_regularizer": written}, FIELDS)
    assert (read["kernel_l1"], read["kernel_l2"]) == penalties


@pytest.mark.parametrize(
    "odd",
    [
        regularizer("OrthogonalRegularizer", factor=0.1),
        regularizer("L2", l1=0.1),
        regularizer("L2"),
        {**regularizer("L2", l2=0.1), "module": "mine"},
        "l2",
        7,
    ],
)
def test_other_regularizers_are_left_to_be_refused(odd):
    assert read_weight_settings({"kernel_regularizer": odd}, FIELDS) == {"kernel_regularizer": odd}
    other = {"bias_regularizer": regularizer("L2", l2=0.1)}
    assert read_weight_settings(other, FIELDS) == other


@pytest.mark.parametrize("name", Initializer)
def test_each_initializer_is_known_by_keras_class(name):
    cls = "".join(part.title() for part in name.split("_"))
    written = {"module": "keras.initializers", "class_name": cls, "config": {"seed": 3}}
    assert read_weight_settings({"kernel_initializer": written}, FIELDS) == {
        "kernel_initializer": name
    }


@pytest.mark.parametrize("odd", ["he", None, {"module": "mine", "class_name": "HeNormal"}])
def test_other_initializers_are_passed_over(odd):
    assert read_weight_settings({"kernel_initializer": odd}, FIELDS) == {}


@pytest.mark.parametrize("cls", catalogue().values())
def test_they_are_folded_away(cls):
    for name, known in cls.declared().items():
        if name.endswith(("_initializer", "_l1", "_l2")):
            assert known.advanced
