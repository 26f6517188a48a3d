"""Input of a command: a file, or a recipe by its name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.project.document import Document
from netbuilder.project.trained import trained_by
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.trained import TrainedNetwork

_LONG: Final = 80
"""Characters of a file's name from which on an example of a command has a placeholder for it."""


def open_source(source: str) -> Document:
    """Return the document in a file, or the recipe of that name; a file comes first.

    Raises:
        NetBuilderError: There is neither, or the file cannot be read.
    """
    path = Path(source)
    if source in recipe_names() and not path.is_file():
        return Document(load_recipe(source))
    if not source or not (path.suffix or os.path.lexists(source)):
        raise NetBuilderError(
            _("No file or recipe “{name}”").format(name=source[:40]),
            expected=_("a file (.netb, .keras), or a recipe: {names}").format(
                names=one_of(recipe_names(), near=source)
            ),
        )
    from netbuilder.files.opening import open_path

    return open_path(path)


def open_trained(file: str) -> TrainedNetwork:
    """Return the network of the newest run with weights of the document in `file`.

    Raises:
        NetBuilderError: The file cannot be read, or nothing in it is trained.
    """
    run = open_source(file).last_run
    if run is None:
        raise nothing_trained(file)
    return trained_by(run)


def nothing_trained(file: str) -> NetBuilderError:
    """Return the refusal where a trained network is needed, and `file` holds none."""
    return NetBuilderError(
        _("{name} is not trained").format(name=file),
        found=_("a network without weights"),
        expected=_("a trained network"),
        advice=_("Train it first: netbuilder train {name} --out trained.netb").format(
            name=file if len(file) <= _LONG else "FILE"
        ),
    )
