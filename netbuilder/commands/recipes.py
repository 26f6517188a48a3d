"""`netbuilder recipes`: the lecture's networks, ready to train."""

from dataclasses import asdict
from typing import Annotated

import typer

from netbuilder.commands import output
from netbuilder.files.recipes import recipes
from netbuilder.words import N_, _


def list_recipes(
    *, as_json: Annotated[bool, typer.Option("--json", help=N_("Output JSON."))] = False
) -> None:
    """List the recipes."""
    if as_json:
        output.say_json([asdict(recipe) for recipe in recipes()])
        return
    for recipe in recipes():
        output.say_entry(recipe.name, _(recipe.title))
        output.say_entry("", _(recipe.notes))
