"""`netbuilder blocks`: what a network can be built of, and the help page of each part."""

from typing import Annotated, Any

import typer

from netbuilder.blocks.block import Block, describe_value
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.settings import Setting
from netbuilder.commands import output
from netbuilder.words import N_, _, beside_number


def list_blocks(
    name: Annotated[
        str,
        typer.Argument(
            help=N_(
                "Show the help page of this block, loss, optimizer or learning-rate schedule "
                "instead."
            )
        ),
    ] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Output JSON."))] = False,
) -> None:
    """List the blocks and their settings."""
    if name:
        from netbuilder.commands.help_page import show_page

        show_page(name, as_json=as_json)
        return
    if as_json:
        output.say_json([_as_json(cls) for cls in catalogue().values()])
        return
    for cls in catalogue().values():
        output.say_entry(_(cls.title), _(cls.explanation))
        for name, setting in cls.declared().items():
            default = describe_value(setting.default, cls, name)
            output.say_entry(f"  {name}", f"{default} ({setting.expected()})")


def _as_json(cls: type[Block]) -> dict[str, Any]:
    return {
        "kind": cls.kind(),
        "title": _(cls.title),
        "category": cls.category.heading,
        "explanation": _(cls.explanation),
        "settings": [_setting_as_json(setting) for setting in cls.declared().values()],
    }


def _setting_as_json(setting: Setting) -> dict[str, Any]:
    return {
        "name": setting.name,
        "title": _(setting.title),
        "help": _(setting.help),
        "kind": setting.kind,
        "default": setting.default,
        "expected": setting.expected(),
        "minimum": setting.minimum,
        "maximum": setting.maximum,
        "choices": None if setting.choices is None else list(setting.choices),
        "optional": setting.optional,
        "unit": _unit(setting),
    }


def _unit(setting: Setting) -> str:
    """Return what the setting counts, in the plural."""
    return "" if setting.amount is None else "".join(beside_number(setting.amount, 2)).strip()
