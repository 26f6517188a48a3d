"""Write a recipe of a project file, or write recipes anew after a change of the defaults.

    uv run python tools/write_recipe.py PROJECT.netb NAME [ORDER]
    uv run python tools/write_recipe.py

writes `resources/recipes/NAME.json`: the project without its runs and without what is at its
default. ORDER is its place in the lecture; without it, that which the recipe has. Without arguments
all recipes are written as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from netbuilder import resources
from netbuilder.files.json_text import write_json
from netbuilder.files.opening import open_path
from netbuilder.files.recipes import load_recipe, recipe_names, recipe_order, recipe_to_json

if TYPE_CHECKING:
    from netbuilder.project.project import Project


def write(project: Project, name: str, *, order: int | None) -> None:
    """Write a project as the recipe `name`."""
    path = resources.path("recipes") / f"{name}.json"
    path.write_text(write_json(recipe_to_json(project, order=order)), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Write one recipe, or all."""
    if not arguments:
        for name in recipe_names():
            write(load_recipe(name), name, order=recipe_order(name))
        return
    file, name, *place = arguments
    known = recipe_order(name) if name in recipe_names() else None
    order = int(place[0]) if place else known
    write(open_path(Path(file)).project, name, order=order)


if __name__ == "__main__":
    main(sys.argv[1:])
