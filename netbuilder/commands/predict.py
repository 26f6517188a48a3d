"""`netbuilder predict`: which digit each picture shows."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from netbuilder.commands import output
from netbuilder.commands.faults import attempt
from netbuilder.commands.source import open_trained
from netbuilder.errors import NetBuilderError
from netbuilder.project.certainty import is_sure
from netbuilder.words import N_, _, counted, percent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.project.trained import TrainedNetwork


class Several(StrEnum):
    """Choice of what to read where a picture shows several digits."""

    NONE = "none"
    LARGER = "larger"
    EACH = "each"
    JOINED = "joined"
    """All of them as one digit, which is in several pieces."""


class _Digit(NamedTuple):
    """One digit to be read: on which picture it is, and which of how many from the left."""

    image: Path
    place: int
    total: int
    pixels: "NDArray[np.uint8]"


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
    several: Annotated[
        Several,
        typer.Option(
            help=N_(
                "What to read in an image of several digits: none, the larger one, "
                "each from left to right, or all joined as the pieces of one digit."
            )
        ),
    ] = Several.NONE,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Output JSON."))] = False,
) -> None:
    """Say which digit each picture shows; those that cannot be read are named on stderr."""
    network = open_trained(file)
    from netbuilder.engine.answering import require_drawings
    from netbuilder.engine.soundness import require_sound

    require_drawings(network.graph)
    require_sound(network)
    digits = list(_read(images, several))
    answers = _answers(network, digits)
    if as_json:
        output.say_json([_as_json(*pair) for pair in zip(digits, answers, strict=True)])
    else:
        for digit, shares in zip(digits, answers, strict=True):
            output.say(_sentence(digit, shares))
    if {digit.image for digit in digits} < set(images):
        raise typer.Exit(output.FAULT)


def _answers(network: "TrainedNetwork", digits: Sequence[_Digit]) -> list[list[float]]:
    """Return the probabilities that the network gives each digit."""
    if not digits:
        return []
    import numpy as np

    from netbuilder.engine.answering import predict_images

    stacked = np.stack([digit.pixels for digit in digits])
    answers: list[list[float]] = predict_images(network.graph, network.weights, stacked).tolist()
    return answers


def _read(images: Sequence[Path], several: Several) -> Iterator[_Digit]:
    """Read the pictures that can be read, and tell of each other one why it cannot."""
    for image in images:
        digits = attempt(partial(_digits_on, image, several))
        if isinstance(digits, NetBuilderError):
            output.fail(digits)
        else:
            yield from digits


def _digits_on(image: Path, several: Several) -> list[_Digit]:
    """Return the digits of a picture that are to be read.

    Raises:
        PictureError: It cannot be read, or it shows several digits and none is to be read.
    """
    from netbuilder.data.framing import frame_ink
    from netbuilder.data.picture import joined, larger_of, read_digits

    inks = read_digits(image)
    if len(inks) > 1 and several is Several.NONE:
        raise _several_digits(image, len(inks))
    if several is Several.JOINED:
        inks = (joined(inks),)
    chosen = [larger_of(inks)] if several is Several.LARGER else range(len(inks))
    return [_Digit(image, place + 1, len(inks), frame_ink(inks[place])) for place in chosen]


def _several_digits(image: Path, count: int) -> NetBuilderError:
    from netbuilder.data.picture import PictureError

    return PictureError(
        _("The image {name}").format(name=image.name),
        found=counted("{count} digit", "{count} digits", count),
        expected=_("a single digit"),
        advice=_("Add --several larger, each or joined (one digit in pieces), or crop it."),
    )


def _sentence(digit: _Digit, shares: Sequence[float]) -> str:
    line = (
        _("{image}: {digit} ({share})")
        if is_sure(shares)
        else _("{image}: {digit} ({share}), not sure")
    )
    image = str(digit.image)
    if digit.total > 1:
        image = _("{image}, digit {place} of {total}").format(
            image=image, place=digit.place, total=digit.total
        )
    return line.format(image=image, digit=_digit(shares), share=percent(max(shares)))


def _as_json(digit: _Digit, shares: Sequence[float]) -> dict[str, object]:
    return {
        "image": str(digit.image),
        "digit": _digit(shares),
        "place": digit.place,
        "digits_in_image": digit.total,
        "sure": is_sure(shares),
        "probabilities": shares,
    }


def _digit(shares: Sequence[float]) -> int:
    return shares.index(max(shares))
