"""Frozen values whose fields declare their own title, range, unit and help.

Blocks and the training plan are such values; inspector, messages and files follow from the fields.
"""

from __future__ import annotations

import json
import typing
from enum import StrEnum
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from netbuilder.blocks.limits import limits, without_none
from netbuilder.blocks.setting import Setting as Setting
from netbuilder.blocks.setting import SettingKind as SettingKind
from netbuilder.blocks.setting_errors import SettingError as SettingError
from netbuilder.blocks.setting_errors import explain

if typing.TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

    from netbuilder.words import Amount


def setting(
    default: Any,  # noqa: ANN401
    *,
    title: str,
    help: str,
    amount: Amount | None = None,
    advanced: bool = False,
    only_when: tuple[str, tuple[object, ...]] | None = None,
    section: str = "",
    fixed: str = "",
    logarithmic: bool = False,
    zero_is_off: bool = False,
    former: str = "",
    **limits: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """Declare a setting of a block or a plan, with pydantic's limits `ge`, `gt`, `le`, `lt`."""
    extra = {
        "amount": amount,
        "advanced": advanced,
        "only_when": only_when,
        "section": section,
        "fixed": fixed,
        "logarithmic": logarithmic,
        "zero_is_off": zero_is_off,
        "former": former,
    }
    return Field(
        default,
        title=title,
        description=help,
        json_schema_extra=typing.cast("dict[str, Any]", extra),
        **limits,
    )


class Settings(BaseModel):
    """The base of frozen, strictly validated values that a person edits field by field."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", allow_inf_nan=False, validate_default=True
    )

    @classmethod
    def subject(cls) -> str:
        """Return what messages call this value, e.g. `Dense`."""
        return cls.__name__

    def with_settings(self, **changes: object) -> Self:
        """Return a copy with some settings changed and all of them validated.

        Raises:
            SettingError: A setting is unknown or cannot take the value.
        """
        values = {name: getattr(self, name) for name in type(self).model_fields}
        try:
            return type(self).model_validate({**values, **changes})
        except ValidationError as error:
            raise explain(error, subject=self.subject(), declared=self.declared()) from error

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the value that the JSON object `text` holds, under present or former names.

        Raises:
            SettingError: A setting is unknown or cannot take the value.
        """
        try:
            return cls.model_validate_json(_with_present_names(cls, text))
        except ValidationError as error:
            raise explain(error, subject=cls.subject(), declared=cls.declared()) from error

    @classmethod
    def declared(cls) -> Mapping[str, Setting]:
        """Return the settings of this class by name, in the order of their declaration."""
        return _declared(cls)


@cache
def _former_names(cls: type[Settings]) -> Mapping[str, str]:
    return {one.former: name for name, one in _declared(cls).items() if one.former}


def _with_present_names(cls: type[Settings], text: str) -> str:
    """Return the JSON object `text` of an old file with the names that settings have now."""
    present = _former_names(cls)
    if not any(name in text for name in present):
        return text
    try:
        given = json.loads(text)
    except ValueError:
        return text
    if not isinstance(given, dict):
        return text
    now = {old: new for old, new in present.items() if new not in given}
    return json.dumps({now.get(name, name): value for name, value in given.items()})


@cache
def _declared(cls: type[Settings]) -> Mapping[str, Setting]:
    return {name: _describe(name, field) for name, field in cls.model_fields.items()}


def _describe(name: str, field: FieldInfo) -> Setting:
    annotation, optional = without_none(field.annotation)
    extra = typing.cast("dict[str, Any]", field.json_schema_extra or {})
    low, open_low, high, open_high = limits(field, annotation)
    kind, choices = _kind(annotation)
    return Setting(
        name=name,
        title=field.title or name,
        help=field.description or "",
        kind=kind,
        default=field.default,
        minimum=low,
        maximum=high,
        exclusive_minimum=open_low,
        exclusive_maximum=open_high,
        choices=choices,
        optional=optional,
        **extra,
    )


def _kind(annotation: object) -> tuple[SettingKind, type[StrEnum] | None]:
    if typing.get_origin(annotation) is tuple:
        parts = typing.get_args(annotation)
        if Ellipsis not in parts:
            return SettingKind.PAIR, None
        of_reals = float in (parts[0], *typing.get_args(parts[0]))
        return (SettingKind.NUMBERS if of_reals else SettingKind.SHAPE), None
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return SettingKind.CHOICE, annotation
    kinds = {int: SettingKind.INTEGER, float: SettingKind.REAL, bool: SettingKind.BOOLEAN}
    return kinds[typing.cast("type", annotation)], None
