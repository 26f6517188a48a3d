"""`netbuilder open`, and `netbuilder` alone: the window."""

from typing import Annotated

import typer

from netbuilder.words import N_


def open_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("A project or a model."))],
) -> None:
    """Open a file in the window."""
    _start([file])


def open_window(context: typer.Context) -> None:
    """Open the window where no command is given."""
    if context.invoked_subcommand is None:
        _start([])


def _start(arguments: list[str]) -> None:
    from netbuilder.app import main

    raise typer.Exit(main(arguments))
