"""Drawings that a person has labelled: a data set of their own, kept in the project."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.blocks.shape import size_of
from netbuilder.project.fields import FormatError, expect, field, shown
from netbuilder.project.sets.mnist import MNIST
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.project.fields import Json

PIXELS: Final = size_of(MNIST.shape)
DIGITS: Final = MNIST.classes
MOST_DRAWINGS: Final = 5_000


class MyDrawing(NamedTuple):
    """One drawing as the network saw it, 28×28 grey values by rows, ink 255 on 0, and its digit."""

    digit: int
    grey: bytes


def label_of(drawings: Sequence[MyDrawing], grey: bytes) -> int | None:
    """Return the digit that these grey values are kept as, or None where they are not."""
    return next((drawing.digit for drawing in drawings if drawing.grey == grey), None)


def with_drawing(drawings: Sequence[MyDrawing], new: MyDrawing) -> tuple[MyDrawing, ...]:
    """Return the drawings with `new`, in the place of what has the same grey values.

    One drawing has one digit: under two, a network would be told that both are right.
    """
    alike = [place for place, drawing in enumerate(drawings) if drawing.grey == new.grey]
    if not alike:
        return (*drawings, new)
    others = [drawing for drawing in drawings if drawing.grey != new.grey]
    return (*others[: alike[0]], new, *others[alike[0] :])


def drawings_to_json(drawings: Sequence[MyDrawing]) -> list[Json]:
    """Return a collection as data for `json.dumps`."""
    return [
        {"digit": drawing.digit, "grey": base64.b64encode(drawing.grey).decode("ascii")}
        for drawing in drawings
    ]


def drawings_from_json(table: Json) -> tuple[MyDrawing, ...]:
    """Return the drawings that the entry `drawings` of `table` holds, if there is one.

    Raises:
        FormatError: It is none, or too large.
    """
    found = field(table, "drawings", list, default=[])
    if len(found) > MOST_DRAWINGS:
        raise FormatError(
            _("The drawings"),
            found=str(len(found)),
            expected=_("at most {most}").format(most=MOST_DRAWINGS),
        )
    return tuple(map(_drawing_from_json, found))


def _drawing_from_json(data: object) -> MyDrawing:
    """Return the drawing of 28×28 with a digit that `data` holds."""
    subject = _("A drawing in My drawings")
    table = expect(data, dict, subject)
    digit = table.get("digit")
    try:
        grey = base64.b64decode(field(table, "grey", str), validate=True)
    except (binascii.Error, ValueError):
        grey = b""
    if type(digit) is not int or not 0 <= digit < DIGITS:
        raise FormatError(subject, found=shown(digit), expected=_("a digit from 0 to 9"))
    if len(grey) != PIXELS:
        raise FormatError(
            subject,
            found=counted("{count} grey value", "{count} grey values", len(grey)),
            expected=str(PIXELS),
        )
    return MyDrawing(digit, grey)
