"""Frozen values whose fields declare their own title, range, unit and help.

Blocks and the training plan are such values; inspector, messages and files follow from the fields.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from netbuilder.blocks.limits import limits, without_none
from netbuilder.blocks.setting_errors import SettingError as SettingError
from netbuilder.blocks.setting_errors import explain
from netbuilder.sentences import one_of
from netbuilder.words import _, grouped

if typing.TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo


class SettingKind(StrEnum):
    """What a setting holds, and so which editor fits it."""

    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    PAIR = "pair"
    SHAPE = "shape"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One declared setting: all that an editor or a message needs to know.

    `only_when` names another setting and the values of it for which this one matters; `section` is
    the heading that it stands under in a form, if there is one. `fixed` says why it cannot be
    changed while a run is under way, where it cannot; a `logarithmic` one is slid along powers of
    ten.
    """

    name: str
    title: str
    help: str
    kind: SettingKind
    default: object
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    choices: type[StrEnum] | None = None
    optional: bool = False
    unit: str = ""
    advanced: bool = False
    only_when: tuple[str, tuple[object, ...]] | None = None
    section: str = ""
    fixed: str = ""
    logarithmic: bool = False

    def matters_in(self, values: Settings) -> bool:
        """Tell whether this setting has an effect beside the other `values`."""
        if self.only_when is None:
            return True
        name, wanted = self.only_when
        return getattr(values, name) in wanted

    def expected(self, *, instead_of: object = None) -> str:
        """Describe the values that this setting takes, for a message.

        Of many names all are listed, or the nearest where it is said `instead_of` what.
        """
        if self.kind is SettingKind.CHOICE and self.choices is not None:
            if instead_of is not None:
                return one_of(self.choices, near=instead_of)
            return _("one of {names}").format(names=", ".join(self.choices))
        if self.kind is SettingKind.BOOLEAN:
            return _("yes or no")
        if self.kind is SettingKind.SHAPE:
            return _("one to three whole numbers") + self._range()
        if self.kind is SettingKind.NUMBERS:
            return _("numbers") + self._range()
        if self.kind is SettingKind.PAIR:
            return _("two whole numbers") + self._range()
        noun = _("a whole number") if self.kind is SettingKind.INTEGER else _("a number")
        return noun + self._range()

    def _range(self) -> str:
        low, high = self.minimum, self.maximum
        if low is None or high is None:
            return ""
        if self.exclusive_minimum:
            return _(" above {low} and at most {high}").format(low=_plain(low), high=_plain(high))
        if self.exclusive_maximum:
            return _(" from {low} and below {high}").format(low=_plain(low), high=_plain(high))
        return _(" from {low} to {high}").format(low=_plain(low), high=_plain(high))


def _plain(number: float) -> str:
    return grouped(int(number)) if float(number).is_integer() else f"{number:g}"


def setting(
    default: Any,  # noqa: ANN401
    *,
    title: str,
    help: str,
    unit: str = "",
    advanced: bool = False,
    only_when: tuple[str, tuple[object, ...]] | None = None,
    section: str = "",
    fixed: str = "",
    logarithmic: bool = False,
    **limits: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """Declare a setting of a block or a plan, with pydantic's limits `ge`, `gt`, `le`, `lt`."""
    extra = {
        "unit": unit,
        "advanced": advanced,
        "only_when": only_when,
        "section": section,
        "fixed": fixed,
        "logarithmic": logarithmic,
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
            raise explain(error, type(self)) from error

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the value that the JSON object `text` holds.

        Raises:
            SettingError: A setting is unknown or cannot take the value.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise explain(error, cls) from error

    @classmethod
    def declared(cls) -> Mapping[str, Setting]:
        """Return the settings of this class by name, in the order of their declaration."""
        return _declared(cls)


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
