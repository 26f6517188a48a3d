"""How a window slides over a picture: shared by convolutions and pooling."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from netbuilder.blocks.shape import Remedy, Shape, ShapeError, format_shape
from netbuilder.words import _

WindowExtent = Annotated[int, Field(ge=1, le=1_000)]
Pair = tuple[WindowExtent, WindowExtent]


class Padding(StrEnum):
    """What happens at the edge: `valid` stays inside, `same` adds zeros around."""

    VALID = "valid"
    SAME = "same"


def require_image(subject: str, shape: Shape) -> None:
    """Refuse what is not height × width × channels.

    Raises:
        ShapeError: The shape has not three axes.
    """
    if len(shape) == 3:
        return
    flat = len(shape) == 1
    raise ShapeError(
        subject,
        found=format_shape(shape),
        expected=_("a picture of height×width×channels, e.g. 28×28×1"),
        advice=_("Place this block before Flatten.")
        if flat
        else _("Set the shape of the Input to 28×28×1."),
        remedy=Remedy.NONE if flat else Remedy.ADD_CHANNEL,
    )


def slide(
    subject: str, extents: Shape, *, window: Pair, strides: Pair, padding: Padding
) -> tuple[int, int]:
    """Return how many places a window takes along height and width.

    Source: https://www.tensorflow.org/api_docs/python/tf/nn/convolution (output sizes).

    Raises:
        ShapeError: The window is larger than the picture.
    """
    if padding is Padding.SAME:
        return (-(-extents[0] // strides[0]), -(-extents[1] // strides[1]))
    if window[0] > extents[0] or window[1] > extents[1]:
        raise ShapeError(
            subject,
            found=_("a window of {window} on a picture of {picture}").format(
                window=format_shape(window), picture=format_shape(extents[:2])
            ),
            expected=_("a window no larger than the picture"),
            advice=_("Make the window smaller, or set the padding to “same”."),
            remedy=Remedy.SAME_PADDING,
        )
    return (
        (extents[0] - window[0]) // strides[0] + 1,
        (extents[1] - window[1]) // strides[1] + 1,
    )
