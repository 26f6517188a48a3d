"""Recipes: ready projects from the lecture, one JSON file each in `resources/recipes/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from netbuilder import resources
from netbuilder.errors import NetBuilderError
from netbuilder.files.json_text import read_json
from netbuilder.project.fields import expect, field
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.project import Project

_TEACHING_ORDER: Final = (
    "lecture-sigmoid",
    "lecture-cross-entropy",
    "lecture-relu",
    "lecture-dropout",
    "lecture-dropout-half",
    "dropout-ensemble",
    "vanishing-gradient",
    "vanishing-gradient-cured",
    "leaky-relu",
    "prelu",
    "deep-thin",
    "wide-shallow",
    "digits-cnn",
    "robust-cnn",
    "residual-cnn",
    "lstm-rows",
)


@dataclass(frozen=True, slots=True)
class RecipeInfo:
    """A recipe's name, and the title and notes to show."""

    name: str
    title: str
    notes: str


@cache
def recipe_names() -> tuple[str, ...]:
    """Return the names of all recipes in the order in which they teach; others come last."""
    found = {path.stem for path in resources.path("recipes").glob("*.json")}
    known = [name for name in _TEACHING_ORDER if name in found]
    return (*known, *sorted(found - set(known)))


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
            _("The recipe is unknown"),
            found=repr(name[:40]),
            expected=one_of(recipe_names(), near=name),
        )
    from netbuilder.project.codec import project_from_json

    return project_from_json(_content(name))


def _content(name: str) -> object:
    content = resources.path("recipes", f"{name}.json").read_bytes()
    return read_json(content, subject=_("The recipe {name}").format(name=name))
