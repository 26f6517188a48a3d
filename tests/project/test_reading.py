"""Data of a declared type: read strictly, and refused in a sentence that names the entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import Field, TypeAdapter

from netbuilder.project.fields import FormatError
from netbuilder.project.reading import Count, Finite, read


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Dot:
    name: str
    place: tuple[float, float]
    colour: Colour = Colour.RED
    is_seen: bool = True


@dataclass(frozen=True)
class Path:
    dots: tuple[Dot, ...]
    length: Finite = 0.0
    kind: Literal["path"] = "path"


@dataclass(frozen=True)
class Pile:
    count: Count
    kind: Literal["pile"] = "pile"


SHAPES = TypeAdapter(Annotated[Path | Pile, Field(discriminator="kind")])
DOT = {"name": "a", "place": [1, 2.5]}
PATH = {"kind": "path", "dots": [DOT]}


def test_what_is_there_is_read_and_what_is_new_left_out():
    assert read(SHAPES, {**PATH, "later": 1}, subject="It") == Path((Dot("a", (1.0, 2.5)),))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "It: found [], expected an object."),
        ({}, "It: found {}, expected an object with the entry “kind”."),
        ({"kind": "hill"}, 'The entry “kind”: found "hill", expected one of path, pile.'),
        ({"kind": "pile"}, "The entry “count”: found nothing, expected a whole number."),
        ({"kind": "pile", "pile": []}, "The entry “count”: found nothing, expected a whole"),
        ({"kind": "pile", "count": "1"}, 'The entry “count”: found "1", expected a whole number.'),
        ({"kind": "pile", "count": True}, "The entry “count”: found true, expected a whole"),
        ({"kind": "pile", "count": 1.0}, "The entry “count”: found 1.0, expected a whole number."),
        ({"kind": "pile", "count": -1}, "The entry “count”: found -1, expected at least 0."),
        ({"kind": "pile", "count": 10**13}, "expected at most 1,000,000,000,000."),
        ({"kind": "pile", "count": 10**5000}, "expected plain values"),
        ({**PATH, "length": float("nan")}, "“length”: found NaN, expected a finite number."),
        ({**PATH, "length": True}, "The entry “length”: found true, expected a number."),
        ({**PATH, "dots": {}}, "The entry “dots”: found {}, expected a list."),
        ({**PATH, "dots": [DOT, {}]}, "The entry “name”: found nothing, expected text."),
        ({**PATH, "dots": [{"name": "a"}]}, "The entry “place”: found nothing, expected a list."),
        ({**PATH, "dots": [5]}, "The entry “dots”: found 5, expected an object."),
        ({**PATH, "dots": [{**DOT, "name": None}]}, "“name”: found nothing, expected text."),
        ({**PATH, "dots": [{**DOT, "is_seen": 1}]}, "found 1, expected true or false."),
        ({**PATH, "dots": [{**DOT, "colour": "rde"}]}, "expected one of red, blue."),
        ({**PATH, "dots": [{**DOT, "name": "\ud800"}]}, "The entry “name”: found"),
        ({**PATH, "\ud800": 1}, "expected valid Unicode text."),
    ],
    ids=range(22),
)
def test_what_cannot_be_is_named(data, said):
    with pytest.raises(FormatError) as refusal:
        read(SHAPES, data, subject="It")
    assert said in refusal.value.sentence()
