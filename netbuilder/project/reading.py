"""Reading of JSON data as a declared type: pydantic checks them, the refusals are in our words.

Making an adapter takes time, so that each is made when it is first asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError

from netbuilder.project.fields import FormatError, shown, text_of
from netbuilder.sentences import one_of
from netbuilder.words import N_, _, number

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

Value = TypeVar("Value")


def read(adapter: TypeAdapter[Value], data: object, *, subject: str) -> Value:
    """Return the value that `data`, as read by `json.loads`, hold.

    Nothing is turned into another type: “1” is no number, and neither is true.

    Raises:
        FormatError: They hold none; the sentence names the entry, or `subject` for the whole.
    """
    try:
        return adapter.validate_json(text_of(data, subject), strict=True)
    except ValidationError as error:
        raise _refusal(error.errors(include_url=False)[0], subject) from None


def _refusal(error: ErrorDetails, subject: str) -> FormatError:
    """Return what pydantic says first, as a sentence."""
    names = [part for part in error["loc"] if isinstance(part, str)]
    input = None if error["type"] == "missing" else error["input"]
    if error["type"] == "union_tag_invalid":
        context = error["ctx"]
        names, input = [context["discriminator"].strip("'")], context["tag"]
    if names:
        subject = _("The entry “{name}”").format(name=names[-1])
    return FormatError(subject, found=shown(input), expected=_expected(error, input))


def _expected(error: ErrorDetails, input: object) -> str:
    """Return what should have been there."""
    context = error.get("ctx", {})
    if error["type"] in _CHOICES:
        names = _QUOTED.findall(context[_CHOICES[error["type"]]])
        return one_of(names, near=input)
    if error["type"] in _LIMITS:
        words, name = _LIMITS[error["type"]]
        return _(words).format(number=number(context[name]))
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
