"""The model that is inside: it reads digits before anything was trained."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from netbuilder import resources
from netbuilder.errors import NetBuilderError
from netbuilder.files.keras_file import open_keras
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.run import Run


@cache
def built_in_model() -> Run:
    """Return the built-in network with its weights; `tools/train_digits.py` made it.

    Raises:
        NetBuilderError: Its file is missing from this installation, or damaged.
    """
    path = resources.path("models", "digits.keras")
    run = open_keras(path).last_run
    if run is None:
        raise NetBuilderError(_("The built-in model has no weights"), found=path.name)
    return run


def built_in_title() -> str:
    """Return what the built-in model is called within a sentence."""
    return _("the built-in model")
