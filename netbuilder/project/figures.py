"""Measured numbers in JSON data, which cannot hold NaN or infinities: null stands for them."""

from __future__ import annotations

import math

from netbuilder.project.fields import FormatError, Json, field, shown
from netbuilder.words import _


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
    """Return the list of figures `name` of `table`; null is NaN.

    Raises:
        FormatError: It is missing or something else.
    """
    return tuple(_figure(value, name) for value in field(table, name, list))


def _figure(value: object, name: str) -> float:
    if value is None:
        return math.nan
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300:
        return float(value)
    subject = _("“{name}” in the run").format(name=name)
    raise FormatError(subject, found=shown(value), expected=_("a number or null"))
