"""Refusals of a setting's value: pydantic's errors in words for a student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import ValidationError

    from netbuilder.blocks.setting import Setting


class SettingError(NetBuilderError):
    """A setting was given a value that it cannot take."""


def explain(
    error: ValidationError, *, subject: str, declared: Mapping[str, Setting]
) -> SettingError:
    """Turn pydantic's errors into one sentence of found, expected and what to do.

    Args:
        error: What pydantic says.
        subject: What messages call the value, e.g. `Dense`.
        declared: Its settings, by name.
    """
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    setting = declared.get(name)
    subject = _(subject)
    if first["type"] == "json_invalid":
        return SettingError(
            _("The settings of {block}").format(block=subject),
            found=_("text that is not JSON"),
            expected=_("a JSON object"),
        )
    if setting is None:
        return SettingError(
            _("The settings of {block}").format(block=subject),
            found=_("the unknown setting “{name}”").format(name=name),
            expected=one_of(declared, near=name),
            advice=_("The file may come from a newer version of NetBuilder."),
        )
    return SettingError(
        _("{setting} of {block}").format(setting=_(setting.title), block=subject),
        found=_("nothing") if first["type"] == "missing" else _shown(first["input"]),
        expected=setting.expected(instead_of=first["input"]),
    )


def _shown(value: object) -> str:
    try:
        text = repr(value) if isinstance(value, str) else str(value)
    except ValueError:  # Python writes no number of more than 4,300 digits.
        return _("a number with thousands of digits")
    return text if len(text) <= 40 else text[:37] + "…"
