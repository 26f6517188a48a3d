"""`netbuilder evaluate`: the score of a trained network on the test examples."""

from typing import Annotated

import typer

from netbuilder.commands import output
from netbuilder.commands.source import open_trained
from netbuilder.project.datasets import dataset_info
from netbuilder.project.metric_words import Part, examples_of, metrics_line
from netbuilder.sentences import MOST, shortened
from netbuilder.words import N_, _, grouped, number


def evaluate(
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("A trained project or model."))],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Output JSON."))] = False,
) -> None:
    """Measure loss and metrics on the test examples."""
    network = open_trained(file)
    from netbuilder.engine.evaluate import evaluate as score_of

    score = score_of(network)
    if not network.loss_known:
        output.tell(
            _("{file} does not say which loss it was trained with; {loss} is used.").format(
                file=shortened(file, MOST // 2), loss=network.loss
            )
        )
    if as_json:
        measured = {"loss_function": network.loss, "loss_known": network.loss_known}
        output.say_json({**dict(score.figures()), **measured})
        return
    info = dataset_info(network.dataset)
    output.say(
        _("Loss {loss} ({name}), {metrics} on {total} {examples}").format(
            loss=number(score.loss, ".4f"),
            name=network.loss,
            metrics=metrics_line(info.task, score),
            total=grouped(info.test),
            examples=examples_of(info.task, Part.TEST),
        )
    )
