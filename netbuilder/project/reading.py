"""Reading of JSON data as a declared type: pydantic checks them, the refusals are in our words.

Making an adapter takes time, so that each is made when it is first asked for.
"""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, TypeVar

from pydantic import Field, ValidationError

from netbuilder.project.fields import FormatError, expect, shown, text_of
from netbuilder.project.figures import MOST_COUNT
from netbuilder.sentences import one_of
from netbuilder.words import N_, _, grouped, number

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

Value = TypeVar("Value")
TAG: Final = "kind"
"""Entry that says which of several types an object is of."""
Count: TypeAlias = Annotated[int, Field(ge=0, le=MOST_COUNT)]
Finite: TypeAlias = Annotated[float, Field(allow_inf_nan=False)]


def read(adapter: TypeAdapter[Value], data: object, *, subject: str) -> Value:
    """Return the value that `data`, as read by `json.loads`, hold.

    Nothing is turned into another type: “1” is no number, and neither is true.

    Raises:
        FormatError: They hold none; the sentence names the entry, or `subject` for the whole.
    """
    try:
        return adapter.validate_json(text_of(data, subject), strict=True)
    except ValidationError as error:
        first = _first(error)
    if first["type"] == "json_invalid":
        _refuse_halves(data, subject)
    if first["type"] == "missing":
        first = _of_null(adapter, data, first)
    raise _refusal(first, subject)


def _first(error: ValidationError) -> ErrorDetails:
    return error.errors(include_url=False)[0]


def _refuse_halves(data: object, subject: str) -> None:
    """Refuse texts with halves of characters, of which pydantic does not say where they are."""
    if isinstance(data, str):
        expect(data, str, subject)
    elif isinstance(data, list):
        for item in data:
            _refuse_halves(item, subject)
    elif isinstance(data, dict):
        for name, item in data.items():
            _refuse_halves(name, subject)
            _refuse_halves(item, _entry(name))


def _of_null(adapter: TypeAdapter[Value], data: object, error: ErrorDetails) -> ErrorDetails:
    """Return the error of null in the place of a missing entry, which says what it should be."""
    *way, name = error["loc"]
    whole: Any = copy.deepcopy(data)
    table = whole
    for part in way:
        is_tag = isinstance(table, dict) and table.get(TAG) == part
        table = table if is_tag else table[part]
    table[name] = None
    try:
        adapter.validate_json(json.dumps(whole), strict=True)
    except ValidationError as again:
        return _first(again)
    return error


def _entry(name: str) -> str:
    return _("The entry “{name}”").format(name=name)


def _refusal(error: ErrorDetails, subject: str) -> FormatError:
    """Return what pydantic says first, as a sentence."""
    names = [part for part in error["loc"] if isinstance(part, str)]
    input = None if error["type"] == "missing" else error["input"]
    if error["type"] == "union_tag_invalid":
        names, input = [TAG], error["ctx"]["tag"]
    if names:
        subject = _entry(names[-1])
    return FormatError(subject, found=shown(input), expected=_expected(error, input))


def _expected(error: ErrorDetails, input: object) -> str:
    """Return what should have been there."""
    context = error.get("ctx", {})
    if error["type"] in _CHOICES:
        names = _QUOTED.findall(context[_CHOICES[error["type"]]])
        return one_of(names, near=input)
    if error["type"] in _LIMITS:
        words, name = _LIMITS[error["type"]]
        limit = context[name]
        text = grouped(limit) if isinstance(limit, int) else number(limit)
        return _(words).format(number=text)
    return _(_TYPES.get(error["type"], N_("plain values")))


_QUOTED: Final = re.compile("'([^']*)'")
_CHOICES: Final = {
    "enum": "expected",
    "literal_error": "expected",
    "union_tag_invalid": "expected_tags",
}
"""Errors of names that are none of ours, and where pydantic tells ours."""
_LIMITS: Final = {
    "greater_than_equal": (N_("at least {number}"), "ge"),
    "less_than_equal": (N_("at most {number}"), "le"),
}
_TYPES: Final = {
    "dict_type": N_("an object"),
    "dataclass_type": N_("an object"),
    "union_tag_not_found": N_("an object with the entry “kind”"),
    "list_type": N_("a list"),
    "tuple_type": N_("a list"),
    "string_type": N_("text"),
    "json_invalid": N_("valid Unicode text"),
    "bool_type": N_("true or false"),
    "int_type": N_("a whole number"),
    "float_type": N_("a number"),
    "finite_number": N_("a finite number"),
    "missing": N_("a value"),
}
