"""All that goes between window, engine and jobs is values: it travels as JSON and arrays."""

from __future__ import annotations

import json
from dataclasses import dataclass, is_dataclass
from pathlib import Path

import numpy as np
import pytest
from added_files import added
from value_samples import PICKS, sample_of

import netbuilder.engine.probes
from netbuilder.blocks.settings import Settings
from netbuilder.engine.messages import JobFailed
from netbuilder.engine.probes.prediction import Predict
from netbuilder.engine.refusals import CannotAnswerError
from netbuilder.engine.wire import CannotTravelError, Packed, pack, unpack
from netbuilder.engine.wire_kinds import UnknownKindError, value_kinds
from netbuilder.errors import NetBuilderError


def travelled(value):
    """Return a value after JSON text and the bytes of its arrays have been all of it."""
    text, arrays = pack(value)
    copies = tuple(np.frombuffer(a.tobytes(), a.dtype).reshape(a.shape) for a in arrays)
    return unpack(Packed(json.dumps(json.loads(text)), copies))


def same(one, other) -> bool:
    """Tell whether two values are of one kind and say the same."""
    mine, theirs = pack(one), pack(other)
    return (
        type(one) is type(other)
        and mine.text == theirs.text
        and len(mine.arrays) == len(theirs.arrays)
        and all(
            a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
            for a, b in zip(mine.arrays, theirs.arrays, strict=True)
        )
    )


def kinds():
    """Return all that the engine takes, says and is asked, wherever a module of it defines it."""
    found = [cls for cls in value_kinds().values() if is_dataclass(cls)]
    return [cls for cls in found if cls.__module__.startswith("netbuilder.engine.")]


@pytest.mark.parametrize("pick", PICKS)
@pytest.mark.parametrize("cls", kinds(), ids=lambda cls: cls.__name__)
def test_every_kind_travels(cls, pick):
    value = sample_of(cls, pick=pick)
    arrived = travelled(value)
    assert same(arrived, value)


def test_every_block_and_the_plan_travel():
    for cls in value_kinds().values():
        if issubclass(cls, Settings) and "title" in vars(cls):
            assert travelled(cls()) == cls()


def test_a_message_that_is_no_value_is_found(tmp_path):
    source = '''
from collections.abc import Callable
from dataclasses import dataclass
from netbuilder.engine.probes.probe import Answer


@dataclass(frozen=True, slots=True, eq=False)
class Called(Answer):
    """Cannot travel."""

    back: Callable[[], None]
'''
    with added(netbuilder.engine.probes, "called", source, folder=tmp_path):
        value_kinds.cache_clear()
        cls = value_kinds()["Called"]
        assert cls in kinds()
        with pytest.raises(TypeError, match="no value"):
            sample_of(cls, pick=0)
        with pytest.raises(CannotTravelError, match="function is no value"):
            pack(cls(lambda: None))
    value_kinds.cache_clear()


@dataclass
class Unknown:
    number: int


def test_what_arrives_can_name_values_alone():
    packed = pack(Unknown(3))
    with pytest.raises(UnknownKindError, match="Unknown"):
        unpack(packed)
    with pytest.raises(UnknownKindError):
        unpack(Packed('{"form": "class", "kind": "Popen"}', ()))


@pytest.mark.parametrize("value", [[1], {1}, np.float32(1.0), np.array([None]), lambda: None])
def test_what_can_change_or_run_is_no_value(value):
    with pytest.raises(CannotTravelError):
        pack(value)


def test_an_error_arrives_as_its_kind_with_its_sentence():
    error = CannotAnswerError("It cannot", found="9", expected="10", advice="Train again.")
    arrived = travelled(JobFailed(error)).error
    assert type(arrived) is CannotAnswerError
    assert arrived.sentence() == error.sentence()

    class OfAnotherProcessError(NetBuilderError):
        """Known on the other side only."""

    text = pack(JobFailed(error)).text.replace("CannotAnswerError", "NobodyKnowsError")
    assert type(unpack(Packed(text, ())).error) is NetBuilderError


def test_an_array_arrives_as_it_was():
    image = np.arange(784, dtype=np.uint8).reshape(28, 28)
    arrived = travelled(Predict(image, number=3, asker="pad"))
    assert (arrived.number, arrived.asker) == (3, "pad")
    np.testing.assert_array_equal(arrived.image, image)
    assert travelled(Path("a") / "b") == Path("a") / "b"
