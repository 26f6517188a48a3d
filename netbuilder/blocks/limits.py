"""The range that a pydantic field declares, read from its metadata."""

from __future__ import annotations

import types
import typing

from annotated_types import Ge, Gt, Le, Lt
from pydantic.fields import FieldInfo


def without_none(annotation: object) -> tuple[object, bool]:
    """Return the type beside None, and whether there was None."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        inner = [part for part in typing.get_args(annotation) if part is not type(None)]
        return inner[0], True
    return annotation, False


def limits(field: FieldInfo, annotation: object) -> tuple[float | None, bool, float | None, bool]:
    """Return the lowest value, whether it is excluded, the highest, whether it is excluded."""
    low = high = None
    open_low = open_high = False
    metadata: list[object] = list(field.metadata)
    for part in typing.get_args(annotation):
        for inner in getattr(part, "__metadata__", ()):
            metadata += inner.metadata if isinstance(inner, FieldInfo) else [inner]
    for item in metadata:
        if isinstance(item, Ge | Gt):
            low = typing.cast("float", item.ge if isinstance(item, Ge) else item.gt)
            open_low = isinstance(item, Gt)
        elif isinstance(item, Le | Lt):
            high = typing.cast("float", item.le if isinstance(item, Le) else item.lt)
            open_high = isinstance(item, Lt)
    return low, open_low, high, open_high
