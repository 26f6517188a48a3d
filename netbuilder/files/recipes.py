"""Recipes: ready projects from the lecture, one JSON file each in `resources/recipes/`.

A recipe is a project that states only what differs from the defaults, and its place in the lecture,
`order`. `tools/write_recipe.py` makes one of a project file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from netbuilder import resources
from netbuilder.errors import NetBuilderError
from netbuilder.files.json_text import read_json
from netbuilder.project.fields import expect, field
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.fields import Json
    from netbuilder.project.project import Project


@dataclass(frozen=True, slots=True)
class RecipeInfo:
    """A recipe's name, and the title and notes to show."""

    name: str
    title: str
    notes: str


@cache
def recipe_names() -> tuple[str, ...]:
    """Return the names of all recipes in the order in which they teach; others come last."""
    found = sorted(path.stem for path in resources.path("recipes").glob("*.json"))
    orders = {name: recipe_order(name) for name in found}
    return tuple(sorted(found, key=lambda name: (orders[name] is None, orders[name])))


def recipe_order(name: str) -> int | None:
    """Return the place of a recipe in the lecture, if its file states one."""
    order = expect(_content(name), dict, name).get("order")
    return order if isinstance(order, int) else None


def recipe_to_json(project: Project, *, order: int | None) -> Json:
    """Return a project in the form of a recipe, as data for `write_json`."""
    from netbuilder.project.codec import project_to_json

    written = project_to_json(project, defaults=False)
    return written if order is None else {**written, "order": order}


@cache
def recipes() -> tuple[RecipeInfo, ...]:
    """Return what is told of every recipe, in the order in which they teach.

    Their networks are not looked at, so that no block need be imported to list them.
    """
    told = ((name, expect(_content(name), dict, name)) for name in recipe_names())
    return tuple(
        RecipeInfo(name, field(table, "title", str), field(table, "notes", str))
        for name, table in told
    )


@cache
def load_recipe(name: str) -> Project:
    """Return the project of the recipe `name`.

    Raises:
        NetBuilderError: There is no such recipe, or its file is damaged.
    """
    if name not in recipe_names():
        raise NetBuilderError(
            _("Unknown recipe"),
            found=repr(name[:40]),
            expected=one_of(recipe_names(), near=name),
        )
    from netbuilder.project.codec import project_from_json

    return project_from_json(_content(name))


def _content(name: str) -> object:
    content = resources.path("recipes", f"{name}.json").read_bytes()
    return read_json(content, subject=_("The recipe {name}").format(name=name))
