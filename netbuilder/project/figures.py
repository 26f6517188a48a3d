"""Measured numbers in JSON data, which cannot hold NaN or infinities: null stands for them."""

from __future__ import annotations

import math
from typing import Final

from netbuilder.project.fields import FormatError, Json, field, shown
from netbuilder.words import _, grouped

MOST_COUNT: Final = 10**12
"""Bound that no count of steps, examples or epochs comes near."""


def finite_or_null(value: float) -> float | None:
    """Return a figure as JSON can hold it."""
    return float(value) if math.isfinite(value) else None


def figure(table: Json, name: str) -> float:
    """Return the figure `name` of `table`; null is NaN.

    Raises:
        FormatError: It is missing or no figure.
    """
    return _figure(table.get(name, ""), name)


def figures(table: Json, name: str) -> tuple[float, ...]:
    """Return the list of figures `name` of `table`, empty if it is missing; null is NaN.

    Raises:
        FormatError: It is something else.
    """
    return tuple(_figure(value, name) for value in field(table, name, list, default=[]))


def number(table: Json, name: str) -> float:
    """Return the number `name` of `table`, which must be finite.

    Raises:
        FormatError: It is missing, null or something else.
    """
    value = _figure(table.get(name, ""), name)
    if math.isnan(value):
        raise _no_number(table.get(name), name, _("a number"))
    return value


def whole(
    table: Json, name: str, *, default: int | None = None, least: int = 0, most: int = MOST_COUNT
) -> int:
    """Return the whole number `name` of `table`.

    Raises:
        FormatError: It is missing without a default, no whole number, or out of its range.
    """
    value = table.get(name, default)
    if type(value) is int and least <= value <= most:
        return value
    expected = _("a whole number from {least} to {most}").format(
        least=grouped(least), most=grouped(most)
    )
    raise _no_number(value, name, expected)


def _figure(value: object, name: str) -> float:
    if value is None:
        return math.nan
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300:
        return float(value)
    raise _no_number(value, name, _("a number or null"))


def _no_number(value: object, name: str, expected: str) -> FormatError:
    subject = _("“{name}” in the run").format(name=name)
    return FormatError(subject, found=shown(value), expected=expected)
