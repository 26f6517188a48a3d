"""Reading JSON data field by field: each is there and of its type, or a sentence says what is."""

from __future__ import annotations

import json
import math
from typing import Any, Final, TypeAlias, TypeVar

from netbuilder.errors import NetBuilderError
from netbuilder.network.graph import Point
from netbuilder.words import _

Json: TypeAlias = dict[str, Any]
Kind = TypeVar("Kind", dict[str, Any], list[Any], str, bool)


class FormatError(NetBuilderError):
    """Data that are not a project of this schema."""


class NewerSchemaError(FormatError):
    """Data that a newer NetBuilder wrote, in a schema that this one does not know."""


_FAR: Final = 1e7
"""Scene units beyond which a position is taken for damage: Qt's scene loses precision there."""


def field(table: Json, name: str, kind: type[Kind], *, default: Kind | None = None) -> Kind:
    """Return the value of `name` in `table`.

    Raises:
        FormatError: It is missing without a default, or of another type.
    """
    return expect(table.get(name, default), kind, _("The entry “{name}”").format(name=name))


def expect(value: object, kind: type[Kind], subject: str) -> Kind:
    """Return `value` if it is of this type; `subject` is what the refusal speaks of.

    Raises:
        FormatError: It is not, or it is text with halves of characters in it.
    """
    if type(value) is not kind:
        names = {dict: _("an object"), list: _("a list"), str: _("text"), bool: _("true or false")}
        raise FormatError(subject, found=shown(value), expected=names[kind])
    if isinstance(value, str):
        _refuse_surrogates(value, subject)
    return value


def _refuse_surrogates(text: str, subject: str) -> None:
    """Refuse halves of characters, which no file and no terminal can take."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise FormatError(subject, found=shown(text), expected=_("valid Unicode text")) from None


def point(value: list[object]) -> Point:
    """Return the two numbers of a position, in scene units.

    Raises:
        FormatError: They are not two finite numbers near enough to be shown.
    """
    numbers = [
        float(part)
        for part in value
        if isinstance(part, int | float) and not isinstance(part, bool) and abs(part) <= _FAR
    ]
    if len(value) != 2 or len(numbers) != 2 or not all(map(math.isfinite, numbers)):
        raise FormatError(_("A position"), found=shown(value), expected=_("two numbers, [x, y]"))
    return Point(numbers[0], numbers[1])


def text_of(value: object, subject: str) -> str:
    """Write `value` as JSON text again, for pydantic's strict reading of it.

    Raises:
        FormatError: It is nested too deeply, or holds a number of thousands of digits.
    """
    try:
        return json.dumps(value)
    except (RecursionError, ValueError):
        raise FormatError(subject, found=shown(value), expected=_("plain values")) from None


def shown(value: object) -> str:
    """Write what was found in a few characters."""
    if value is None:
        return _("nothing")
    try:
        text = json.dumps(value, default=str)
    except (RecursionError, ValueError):
        return _("something too large to show")
    return text if len(text) <= 40 else text[:37] + "…"
