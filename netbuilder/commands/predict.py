"""`netbuilder predict`: which digit each picture shows."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netbuilder.commands import output
from netbuilder.commands.faults import attempt
from netbuilder.commands.source import open_trained
from netbuilder.errors import NetBuilderError
from netbuilder.project.certainty import is_sure
from netbuilder.words import N_, _, percent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def predict(
    file: Annotated[str, typer.Argument(metavar="FILE", help=N_("A trained project or model."))],
    images: Annotated[
        list[Path],
        typer.Argument(
            metavar="IMAGE...",
            help=N_("Images of one digit each, dark on light or light on dark, of any size."),
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Output JSON."))] = False,
) -> None:
    """Say which digit each picture shows; those that cannot be read are named on stderr."""
    network = open_trained(file)
    from netbuilder.engine.answering import predict_images, require_drawings
    from netbuilder.engine.soundness import require_sound

    require_drawings(network.graph)
    require_sound(network)
    pictures = _read(images)
    answers: list[list[float]] = []
    if pictures:
        import numpy as np

        stacked = np.stack([picture for _image, picture in pictures])
        answers = predict_images(network.graph, network.weights, stacked).tolist()
    found = [(image, shares) for (image, _picture), shares in zip(pictures, answers, strict=True)]
    if as_json:
        output.say_json([_as_json(image, shares) for image, shares in found])
    else:
        for image, shares in found:
            output.say(_sentence(image, shares))
    if len(found) < len(images):
        raise typer.Exit(output.FAULT)


def _read(images: Sequence[Path]) -> "list[tuple[Path, NDArray[np.uint8]]]":
    """Return the pictures that can be read, and tell of each other one why it cannot."""
    from netbuilder.data.picture import read_picture

    read = []
    for image in images:
        picture = attempt(partial(read_picture, image))
        if isinstance(picture, NetBuilderError):
            output.fail(picture)
        else:
            read.append((image, picture))
    return read


def _sentence(image: Path, shares: Sequence[float]) -> str:
    line = (
        _("{image}: {digit} ({share})")
        if is_sure(shares)
        else _("{image}: {digit} ({share}), not sure")
    )
    return line.format(image=image, digit=_digit(shares), share=percent(max(shares)))


def _as_json(image: Path, shares: Sequence[float]) -> dict[str, object]:
    return {
        "image": str(image),
        "digit": _digit(shares),
        "sure": is_sure(shares),
        "probabilities": shares,
    }


def _digit(shares: Sequence[float]) -> int:
    return shares.index(max(shares))
