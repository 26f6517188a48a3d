"""An option of the command line for each setting of the plan, or of an exporter."""

from __future__ import annotations

import inspect
import re
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import typer

from netbuilder.blocks.settings import Setting, SettingError, SettingKind
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Given: TypeAlias = str | bool | None
"""Value of an option: text, a yes or no, or None where it was not given."""

_METAVARS: Final = {
    SettingKind.INTEGER: "N",
    SettingKind.REAL: "X",
    SettingKind.CHOICE: "NAME",
    SettingKind.NUMBERS: "X,X,…",
}


def takes_settings(
    command: Callable[..., None], settings: Iterable[Setting]
) -> Callable[..., None]:
    """Let a command that takes `**settings` have an option for each of these.

    Values are taken as text and read by whom they are for: so its own words say what it expected.
    """
    signature = inspect.signature(command)
    own = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    arguments = [p for p in own if p.kind is not p.KEYWORD_ONLY]
    rest = [p for p in own if p.kind is p.KEYWORD_ONLY]
    options = [_parameter(setting) for setting in settings]

    @wraps(command)
    def taking(**values: object) -> None:
        command(**values)

    taking.__dict__["__signature__"] = signature.replace(parameters=[*arguments, *options, *rest])
    return taking


def option_of(name: str) -> str:
    """Return what the option of a setting is called."""
    return "--" + name.replace("_", "-")


def changed(plan: Plan, given: Mapping[str, Given]) -> Plan:
    """Return the plan with those settings that were given.

    Raises:
        typer.BadParameter: A setting cannot take its value, or has no effect beside the others.
    """
    declared = Plan.declared()
    wanted = {name: value for name in declared if (value := given.get(name)) is not None}
    for name, value in wanted.items():
        try:
            read = read_setting(declared[name], value)
            plan = _with(plan, name, read)
        except SettingError as error:
            raise typer.BadParameter(error.sentence(), param_hint=option_of(name)) from error
    for name in wanted:
        if not declared[name].matters_in(plan):
            raise typer.BadParameter(_without_effect(declared[name]), param_hint=option_of(name))
    return plan


def _with(plan: Plan, name: str, value: object) -> Plan:
    """Change a setting; a learning rate nobody chose follows the optimizer."""
    if isinstance(value, OptimizerName):
        return plan.with_optimizer(value)
    return plan.with_settings(**{name: value})


def _parameter(setting: Setting) -> inspect.Parameter:
    name = option_of(setting.name)
    names = [option_of(each) for each in (setting.name, setting.former) if each]
    panel = _(setting.section) or None
    kind: object
    if setting.kind is SettingKind.BOOLEAN:
        both = f"{name}/--no-{name.removeprefix('--')}"
        kind = Annotated[
            bool | None, typer.Option(both, help=_help(setting), rich_help_panel=panel)
        ]
    else:
        option = typer.Option(
            *names,
            metavar=_METAVARS[setting.kind],
            help=_help(setting),
            rich_help_panel=panel,
        )
        kind = Annotated[str | None, option]
    return inspect.Parameter(
        setting.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind
    )


def _help(setting: Setting) -> str:
    words = _(setting.help)
    if setting.choices is None:
        return words
    return _("{help} One of {names}.").format(help=words, names=", ".join(setting.choices))


def read_setting(setting: Setting, value: str | bool) -> object:
    """Return the value as the setting's kind, or as it is, for the plan to refuse."""
    if isinstance(value, bool):
        return value
    with suppress(ValueError):
        if setting.kind is SettingKind.INTEGER:
            return int(value)
        if setting.kind is SettingKind.REAL:
            return float(value)
        if setting.kind is SettingKind.NUMBERS:
            return tuple(float(part) for part in re.split(r"[\s,;]+", value) if part)
        if setting.choices is not None:
            return setting.choices(value)
    return value


def _without_effect(setting: Setting) -> str:
    name, values = setting.only_when or ("", ())
    option = option_of(name)
    if values == (True,):
        return _("it only has an effect together with {option}.").format(option=option)
    return _("it only has an effect if {option} is one of {names}.").format(
        option=option, names=", ".join(str(value) for value in values)
    )
