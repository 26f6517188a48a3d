"""`netbuilder evaluate`: the score of a trained network on the test examples."""

from typing import Annotated

import typer

from netbuilder.commands import output
from netbuilder.commands.source import open_trained
from netbuilder.project.datasets import dataset_info
from netbuilder.project.score_words import evaluation_line
from netbuilder.sentences import MOST, shortened
from netbuilder.words import N_, _


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
    output.say(evaluation_line(dataset_info(network.dataset), score, loss=network.loss))
