"""Command `netbuilder resume`: resumes a training that was interrupted."""

from typing import Annotated

import typer

from netbuilder.commands.out_option import Out, require_known
from netbuilder.words import N_


def resume(
    run: Annotated[
        str,
        typer.Argument(
            metavar="[RUN]",
            help=N_("Name or id of an interrupted run; by default the most recent one."),
        ),
    ] = "",
    *,
    out: Out = None,
    lists: Annotated[
        bool, typer.Option("--list", help=N_("List the interrupted runs without training."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Output JSON."))] = False,
) -> None:
    """Resume an interrupted training, with the results it would have had undisturbed."""
    require_known(out)
    from netbuilder.commands import interrupted

    if lists:
        interrupted.list_all(as_json=as_json)
    else:
        interrupted.go_on(run, out=out, as_json=as_json)
