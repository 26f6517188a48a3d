"""The option `--out`: which files can be written, told by their suffix."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from netbuilder.commands import target
from netbuilder.sentences import one_line, one_of
from netbuilder.words import N_, _

Out: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="|".join(f"X{suffix}" for suffix in target.writable()),
        help=N_("Where to write the trained model or project."),
    ),
]


def require_known(out: Path | None) -> None:
    """Refuse a name that does not say what to write.

    Raises:
        BadParameter: It does not.
    """
    if out is not None and out.suffix.lower() not in target.writable():
        message = _("“{name}” must end in {suffixes}.").format(
            name=out.name, suffixes=one_of(target.writable(), near=out.suffix)
        )
        raise typer.BadParameter(one_line(message), param_hint="--out")
