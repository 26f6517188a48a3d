"""Drawings that a person has labelled: a data set of their own, kept in the project."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.project.fields import FormatError, expect, field, shown
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.fields import Json

PIXELS: Final = 28 * 28
DIGITS: Final = 10
MOST_DRAWINGS: Final = 5_000


class Labelled(NamedTuple):
    """One drawing as the network saw it, 28×28 grey values by rows, ink 255 on 0, and its digit."""

    digit: int
    grey: bytes


def labelled_to_json(drawing: Labelled) -> Json:
    """Return a drawing as data for `json.dumps`."""
    return {"digit": drawing.digit, "grey": base64.b64encode(drawing.grey).decode("ascii")}


def labelled_from_json(data: object) -> Labelled:
    """Return the drawing that `data` holds.

    Raises:
        FormatError: It is none of 28×28 with a digit.
    """
    subject = _("A drawing of the collection")
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
            found=_("{count} grey values").format(count=len(grey)),
            expected=str(PIXELS),
        )
    return Labelled(digit, grey)
