"""`netbuilder export`: a trained network in the format of other programs."""

from pathlib import Path
from typing import Annotated

import typer

from netbuilder.commands import output
from netbuilder.commands.plan_options import Given, option_of, read_setting
from netbuilder.commands.source import open_trained
from netbuilder.engine.exporting import ExporterInfo, ExportRequest
from netbuilder.words import N_, _


def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("A trained project or model."))],
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help=N_("The file to write; its suffix says the format.")),
    ],
    **options: Given,
) -> None:
    """Write the network of the newest run with weights, and check what was written."""
    from netbuilder.engine.export import export as write
    from netbuilder.engine.export import exporter_for
    from netbuilder.engine.messages import Exporting, Message

    exporter = exporter_for(out)
    chosen = _chosen(exporter, options)
    network = open_trained(file)

    def tell(message: Message) -> None:
        if isinstance(message, Exporting):
            output.tell(_(message.stage).format(name=out.name))

    write(
        ExportRequest(
            path=out,
            graph=network.graph,
            weights=network.weights,
            dataset=network.dataset,
            loss=network.loss if network.loss_known else None,
            exporter=exporter.key,
            options=chosen,
        ),
        emit=tell,
    )
    output.say(_("Written to {path}").format(path=out))


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
