"""Location of the files that are not code, in a checkout as in an installed wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from netbuilder.errors import NetBuilderError
from netbuilder.words import _

_PACKAGE: Final = Path(__file__).resolve().parent


def folder() -> Path:
    """Return the resources folder.

    A wheel carries it inside the package, as `netbuilder/_resources`; in a checkout, and in an
    editable install, it lies beside the package at the top of the repository.
    """
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """Return the path of one resource, e.g. `path("datasets", "mnist.npz")`.

    Raises:
        NetBuilderError: The file is missing from this installation.
    """
    found = folder().joinpath(*parts)
    if not found.exists():
        raise NetBuilderError(
            _("A file of NetBuilder is missing"),
            found=_("no file at {path}").format(path=found),
            expected="/".join(parts),
            advice=_("Reinstall NetBuilder."),
        )
    return found
