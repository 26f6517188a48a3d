"""`netbuilder predict`: which digit a picture shows."""

from pathlib import Path
from typing import Annotated

import typer

from netbuilder.commands import output
from netbuilder.commands.source import open_trained
from netbuilder.words import N_, _


def predict(
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("A trained project or model."))],
    images: Annotated[
        list[Path],
        typer.Argument(
            metavar="IMAGE...",
            help=N_("Pictures of one digit each, dark on light or light on dark, of any size."),
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Answer in JSON."))] = False,
) -> None:
    """Say which digit each picture shows."""
    run = open_trained(file)
    import numpy as np

    from netbuilder.data.picture import read_picture
    from netbuilder.engine.answering import predict_images

    pictures = np.stack([read_picture(image) for image in images])
    answers = predict_images(run.graph, run.weights, pictures)
    found = [(image, answer.tolist()) for image, answer in zip(images, answers, strict=True)]
    if as_json:
        output.say_json([_as_json(image, shares) for image, shares in found])
        return
    for image, shares in found:
        digit = shares.index(max(shares))
        output.say(
            _("{image}: {digit} ({share:.1%})").format(image=image, digit=digit, share=max(shares))
        )


def _as_json(image: Path, shares: list[float]) -> dict[str, object]:
    return {"image": str(image), "digit": shares.index(max(shares)), "probabilities": shares}
