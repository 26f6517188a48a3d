"""`netbuilder export`: a trained network in the format of other programs."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from netbuilder.commands import output
from netbuilder.commands.plan_options import Given, option_of, read_setting
from netbuilder.commands.source import nothing_trained, open_source
from netbuilder.engine.exporting import (
    ExporterInfo,
    ExportRequest,
    design_request,
    export_request,
)
from netbuilder.words import N_, _


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("A project or a model."))],
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help=N_("The file to write; its suffix determines the format.")
        ),
    ],
    **options: Given,
) -> None:
    """Write the newest trained network, and check what was written."""
    from netbuilder.engine.export import export as write
    from netbuilder.engine.export import exporter_for
    from netbuilder.engine.messages import Exporting, Message

    exporter = exporter_for(out)
    chosen = _chosen(exporter, options)
    request = _request(file, out, exporter)

    def tell(message: Message) -> None:
        if isinstance(message, Exporting):
            output.tell(message.stage.sentence(out.name))

    write(replace(request, options=chosen), emit=tell)
    output.say(_("Written to {path}").format(path=out))


def _request(file: str, out: Path, exporter: ExporterInfo) -> ExportRequest:
    """Return the request to write the newest run with weights, or else what is designed.

    Raises:
        NetBuilderError: The file cannot be read, or the exporter needs weights and there are none.
    """
    document = open_source(file)
    run = document.last_run
    if run is None and exporter.needs_weights:
        raise nothing_trained(file)
    if run is None:
        return design_request(document.project, out, exporter=exporter.key)
    return export_request(run, out, exporter=exporter.key)


def _chosen(exporter: ExporterInfo, given: dict[str, Given]) -> dict[str, object]:
    """Return the options that were given.

    Raises:
        BadParameter: The exporter does not have one of them, or it cannot take its value.
    """
    declared = {setting.name: setting for setting in exporter.options}
    chosen: dict[str, object] = {}
    for name, value in given.items():
        if value is None:
            continue
        if name not in declared:
            message = _("a {title} ({suffix}) has no such option.").format(
                title=_(exporter.title), suffix=exporter.suffix
            )
            raise typer.BadParameter(message, param_hint=option_of(name))
        chosen[name] = read_setting(declared[name], value)
    return chosen
